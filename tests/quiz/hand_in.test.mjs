import assert from "node:assert/strict";
import { test } from "node:test";
import { cell, csv, rows } from "../../book/quiz/hand_in.js";

const BANK = { chapters: [], questions: { single: [0, "o", "s", "single", "", ""], number: [0, "o", "s", "numeric", "", ""], own: [0, "o", "s", "open", "", ""] } };
const state = (answers) => ({ answers: new Map(Object.entries(answers).map(([id, tries]) => [id, { chapter: "sharing", tries, round: 0 }])) });
const kinds = (answers) => rows(BANK, state(answers), { name: "", chapters: ["sharing"], parts: ["later"] }).slice(1).map((row) => row[2]);

test("a second try is called so, whether a list or a number was given", () => {
  assert.deepEqual(kinds({ single: [{ given: ["k"], right: false, sure: 1, at: 1 }, { given: ["j"], right: true, at: 2 }] }), ["first try", "second try"]);
  assert.deepEqual(kinds({ number: [{ given: "12", right: false, sure: 1, at: 1 }, { given: "14", right: true, at: 2 }] }), ["first try", "second try"]);
});

test("a try of a review is called so, and an open answer has one try", () => {
  assert.deepEqual(kinds({ number: [{ given: "14", right: true, sure: 1, at: 1, session: 1 }] }), ["review"]);
  assert.deepEqual(kinds({ own: [{ given: "What I think", right: false, at: 1 }, { given: ["What I think", "a"], right: true, at: 2 }] }), ["first try"]);
});

test("without later tries the file holds first tries in the chapter only", () => {
  const tries = [{ given: "12", right: false, sure: 1, at: 1 }, { given: "14", right: true, at: 2 }, { given: "14", right: true, sure: 2, at: 3, session: 3 }];
  assert.deepEqual(rows(BANK, state({ number: tries }), { name: "", chapters: ["sharing"], parts: ["right"] }), [["chapter", "question", "right"], ["sharing", "number", "no"]]);
});

test("a cell is read as text by a spreadsheet", () => {
  assert.equal(cell("=1+1"), "'=1+1");
  assert.equal(csv([["a", 'b, "c"']]), 'a,"b, ""c"""\r\n');
});
