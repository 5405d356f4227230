// SPDX-License-Identifier: Apache-2.0
// How long pages take under load.
import http from "node:http";
import { base } from "../browser/people.mjs";

const kRate = 200; // requests a second
const kSeconds = 5;
const kWarm = 20; // requests before the first that counts

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
export const percentile = (values, share) => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)];
export const agent = new http.Agent({ keepAlive: true, maxSockets: 20 });

function get(path, cookie) {
  return new Promise((done, failed) => {
    http.get(base + path, { agent, headers: { Cookie: cookie, "Accept-Encoding": "gzip" } }, (answer) => {
      let bytes = 0;
      answer.on("data", (part) => (bytes += part.length));
      answer.on("end", () => done({ status: answer.statusCode, bytes }));
    }).on("error", failed);
  });
}

// Requests go out by the clock, whatever the answers do; each is timed from when it was to go out.
export async function load(path, cookie, rate = kRate) {
  for (let i = 0; i < kWarm; ++i) await get(path, cookie);
  const begun = performance.now();
  const answers = [];
  for (let i = 0; i < rate * kSeconds; ++i) {
    const due = begun + (i * 1000) / rate;
    while (performance.now() < due) await sleep(Math.max(0, due - performance.now()));
    answers.push(get(path, cookie).then((answer) => ({ ...answer, millis: performance.now() - due })));
  }
  const all = await Promise.all(answers);
  const millis = all.map((one) => one.millis);
  return { p50: percentile(millis, 0.5), p99: percentile(millis, 0.99), bytes: all[0].bytes,
    failed: all.filter((one) => one.status !== 200).length };
}
