import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readAnswer } from "../../book/lecturer/desk/answer.js";
import { handIns } from "../../book/lecturer/desk/hand_ins.js";
import { program, trimmed, written } from "../../book/lecturer/desk/program.js";

const { answers = [], drops = [], programs = [], plans = {} } = JSON.parse(readFileSync(process.env.VECTORS, "utf8"));

for (const { text, found } of answers) {
  test(`an answer is read as Python reads it: ${text.slice(0, 60)}`, () => assert.deepEqual(readAnswer(text), found));
}

for (const { name, files, limits, list } of drops) {
  test(`what is dropped is listed as Python lists it: ${name}`, async () => {
    const dropped = files.map(([file, base64]) => ({ name: file, bytes: new Uint8Array(Buffer.from(base64, "base64")) }));
    const found = (await handIns(dropped, plans, limits)).map(({ notebook, ...rest }) => rest);
    assert.deepEqual(found, list);
  });
}

for (const { name, notebook, exercise, ...made } of programs) {
  test(`a notebook becomes the same steps as in Python, where a student ${name}`, () => {
    for (const one of [notebook, trimmed(notebook)]) assert.deepEqual({ ...program(one, plans[exercise]), written: written(one, plans[exercise]) }, made);
  });
}
