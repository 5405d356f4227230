// SPDX-License-Identifier: Apache-2.0
// People without a browser: requests as a page's forms would send them, for tests that look at every
// address as everybody.
import assert from "node:assert/strict";
import { base, cookieOf, links, setPassword } from "./people.mjs";

export class Person {
  constructor(key, cookie) {
    this.key = key;
    this.cookie = cookie;
  }

  // A new session; of somebody who may not have been here before. Without a key: nobody.
  static async enter(key) {
    if (!key) return new Person("siapa pun", "");
    await setPassword(key);
    const person = new Person(key, await cookieOf(key));
    const home = await person.get("/");
    person.csrf = /name="csrf" value="([0-9a-f]+)"/.exec(home.body)[1];
    return person;
  }

  get(path) {
    return this.ask(path, {});
  }

  post(path, fields) {
    return this.ask(path, { method: "POST", body: new URLSearchParams({ csrf: this.csrf || "", ...fields }) });
  }

  upload(path, fields, files) {
    const body = new FormData();
    for (const [name, value] of Object.entries({ csrf: this.csrf, ...fields })) body.append(name, value);
    for (const [name, file] of Object.entries(files)) body.append(name, file, "berkas.txt");
    return this.ask(path, { method: "POST", body });
  }

  async ask(path, options) {
    const answer = await fetch(base + path, { redirect: "manual", ...options, headers: { Origin: base, Cookie: this.cookie } });
    if ((answer.headers.get("content-type") || "").includes("event-stream")) {
      await answer.body.cancel();
      return { status: answer.status, body: "", to: null };
    }
    return { status: answer.status, body: await answer.text(), to: answer.headers.get("location") };
  }
}

const text = (html) => html.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

// The fields of a form as the page shows it: what a browser would send.
export function fieldsOf(page, id) {
  const form = new RegExp(`<form[^>]*id="${id}"[\\s\\S]*?</form>`).exec(page.body);
  assert.ok(form, `no form ${id}`);
  const fields = new URLSearchParams();
  for (const [input] of form[0].matchAll(/<input[\s\S]*?>/g)) {
    const at = (name) => text((new RegExp(`\\b${name}="([^"]*)"`).exec(input) || ["", ""])[1]);
    if (at("type") === "file" || (at("type") === "checkbox" && !/\schecked/.test(input))) continue;
    fields.append(at("name"), at("value"));
  }
  for (const [, name, options] of form[0].matchAll(/<select[^>]*name="([^"]*)"[\s\S]*?>([\s\S]*?)<\/select>/g)) {
    const all = [...options.matchAll(/<option value="([^"]*)" ?(selected)?/g)];
    fields.append(name, text((all.find((one) => one[2]) || all[0])[1]));
  }
  for (const [, name, value] of form[0].matchAll(/<textarea[^>]*name="([^"]*)"[\s\S]*?>([\s\S]*?)<\/textarea>/g)) fields.append(name, text(value));
  return fields;
}

// Opens a page and sends one of its forms, with some fields filled in; it must be taken.
export async function act(person, path, id, fields = {}) {
  const form = fieldsOf(await person.get(path), id);
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const answer = await person.post(id === "surat" ? path : `${path}/${id.replace("tindakan-", "")}`, Object.fromEntries(form));
  assert.equal(answer.status, 303, `${person.key} ${id}: ${slugOf(answer)}`);
  return answer.to;
}

// The slug by which a page refuses; empty when it does not.
export const slugOf = (answer) => (/<code>(?:[0-9a-f]{6} )?([a-z_]+\.[a-z_]+)<\/code>/.exec(answer.body) || ["", ""])[1];
