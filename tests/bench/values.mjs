// SPDX-License-Identifier: Apache-2.0
// How long a page takes for the person whose link is given, as JSON on standard output: TEPAT_PAGE,
// at TEPAT_RATE requests a second, and an empty answer at the same rate.
import { cookieOf, links, setPassword } from "../browser/people.mjs";
import { agent, load } from "./pages.mjs";

const [viewer] = Object.keys(links);
const rate = Number(process.env.TEPAT_RATE);
await setPassword(viewer);
const cookie = await cookieOf(viewer);
const seen = { empty: await load("/healthz", cookie, rate), page: await load(process.env.TEPAT_PAGE, cookie, rate) };
agent.destroy();
console.log(JSON.stringify(seen));
