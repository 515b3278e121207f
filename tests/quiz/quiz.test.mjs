import assert from "node:assert/strict";
import { test } from "node:test";
import * as marking from "../../book/quiz/marking.js";

const single = marking.prepare({ id: "a", type: "single", outcome: "x", options: [
  { text: "one", why: "because one", right: true }, { text: "two", why: "not two", right: false }, { text: "three", why: "not three", right: false }] });
const multiple = marking.prepare({ ...single, id: "b", type: "multiple", options: single.options.map((option, i) => ({ ...option, right: i < 2 })) });
const ordering = marking.prepare({ id: "c", type: "ordering", outcome: "y", otherwise: "Think of time.", items: [
  { text: "first", why: "" }, { text: "second", why: "" }, { text: "third", why: "" }] });
const numeric = { id: "d", type: "numeric", outcome: "y", answer: 14, tolerance: 0.5, unit: "per cent", why: "It is 14.", near: [{ value: 12.3, tolerance: 0.1, why: "Wrong base." }], otherwise: "Divide." };
const key = (question, ...places) => places.map((i) => (question.options ?? question.items)[i].key);
const tried = (question, given, sure) => ({ given, sure, right: marking.mark(question, given), at: 1 });

test("numbers are read as people write them", () => {
  const read = (text) => marking.parseNumber(text)?.value ?? null;
  const cases = { 14: 14, "14.0": 14, "14,5": 14.5, "1,400": 1400, "1 400": 1400, "12,345,678.9": 12345678.9, "0,125": 0.125, ".5": 0.5, "-3": -3, "−3": -3,
    "£3": 3, "-£3": -3, "14 %": 14, "14 per cent": 14, "": null, abc: null, "1.2.3": null, "1,2,3": null, "--3": null, "-£-3": null, "1e5x": 1 };
  for (const [text, value] of Object.entries(cases)) assert.equal(read(text), value, text);
});

test("another unit is told and not marked", () => {
  assert.equal(marking.lacks(numeric, "14 people"), "“people” is another unit. Give the number in per cent.");
  assert.equal(marking.lacks(numeric, "1e5"), "“e5” is another unit. Give the number in per cent.");
  for (const good of ["14", "14%", "14 percent", "14 Per cent."]) assert.equal(marking.lacks(numeric, good), "");
});

test("nothing given is told and not marked", () => {
  assert.equal(marking.lacks(single, []), "Choose an answer first.");
  assert.equal(marking.lacks(multiple, []), "Choose at least one answer first.");
  assert.equal(marking.lacks(numeric, " "), "Write a number first.");
  assert.match(marking.lacks(numeric, "many"), /“many” is not read as a number/);
});

test("each type is marked", () => {
  assert.equal(marking.mark(single, key(single, 0)), true);
  assert.equal(marking.mark(single, key(single, 1)), false);
  assert.equal(marking.mark(multiple, key(multiple, 1, 0)), true);
  assert.equal(marking.mark(multiple, key(multiple, 0)), false);
  assert.equal(marking.mark(multiple, key(multiple, 0, 1, 2)), false);
  assert.equal(marking.mark(ordering, key(ordering, 0, 1, 2)), true);
  assert.equal(marking.mark(ordering, key(ordering, 1, 0, 2)), false);
  for (const [text, right] of [["13.5", true], ["14.5 %", true], ["14.51", false], ["13.4", false]]) assert.equal(marking.mark(numeric, text), right, text);
});

test("a tolerance holds at its edge in spite of binary fractions", () => {
  assert.equal(marking.mark({ ...numeric, answer: 0.3, tolerance: 0.1 }, "0.4"), true);
});

test("the reason is the one of what was given", () => {
  const why = (question, given) => marking.reasons(question, given).map((one) => one.why);
  assert.deepEqual(why(single, key(single, 1)), ["not two"]);
  assert.deepEqual(why(multiple, key(multiple, 0, 2)), ["because one", "not three"]);
  assert.deepEqual(why(ordering, key(ordering, 1, 0, 2)), ["1 of 3 stand where they belong. Think of time."]);
  assert.deepEqual([why(numeric, "14"), why(numeric, "12.3"), why(numeric, "99")], [["It is 14."], ["Wrong base."], ["Divide."]]);
});

test("what a multiple choice left out is counted", () => {
  assert.equal(marking.leftOut(multiple, key(multiple, 0)), "1 more belongs here.");
  assert.equal(marking.leftOut(multiple, key(multiple, 0, 1)), "");
  assert.equal(marking.leftOut(single, key(single, 1)), "");
});

test("the same seed gives the same order, another seed another", () => {
  const list = [...Array(20).keys()];
  assert.deepEqual(marking.shuffled(list, "7/a/0"), marking.shuffled(list, "7/a/0"));
  assert.notDeepEqual(marking.shuffled(list, "7/a/0"), marking.shuffled(list, "8/a/0"));
  assert.deepEqual(marking.shuffled(list, "x").sort((a, b) => a - b), list);
});

test("every place is as likely for the first option", () => {
  const places = [0, 0, 0, 0];
  for (let seed = 0; seed < 4000; seed++) places[marking.shuffled([0, 1, 2, 3], `${seed}/q/0`).indexOf(0)]++;
  for (const count of places) assert.ok(Math.abs(count - 1000) < 120, String(places));
});

test("items to be ordered never start in the right order", () => {
  for (let seed = 0; seed < 200; seed++) assert.equal(marking.mark(ordering, marking.startOrder(ordering, String(seed)).map((item) => item.key)), false);
});

test("an answer is found again after the options moved, and open again after they changed", () => {
  const entry = { tries: [tried(single, key(single, 0))] };
  const moved = { ...single, options: single.options.toReversed() };
  assert.equal(marking.standing(moved, entry).right, true);
  const changed = marking.prepare({ ...single, options: single.options.map((option, i) => (i ? option : { ...option, text: "other" })) });
  assert.deepEqual(marking.standing(changed, entry), { tries: [], round: 1, right: false, done: false, changed: true, own: false, left: false });
  assert.equal(marking.standing({ ...single, type: "numeric", options: undefined }, entry).changed, true);
});

test("a question is done when right, after the second try, or when the answer was shown", () => {
  const wrong = tried(single, key(single, 1));
  const done = (entry) => marking.standing(single, entry).done;
  assert.deepEqual([undefined, { tries: [wrong] }, { tries: [wrong], shown: true }, { tries: [wrong, wrong] }, { tries: [tried(single, key(single, 0))] }].map(done), [false, false, true, true, true]);
});

test("the score tells first tries from second ones, and certainty that was right", () => {
  const wrong = tried(single, key(single, 1), 2), right = tried(single, key(single, 0), 2);
  const standings = [{ tries: [right] }, { tries: [wrong, right] }, { tries: [wrong, wrong] }, undefined].map((entry) => marking.standing(single, entry));
  assert.deepEqual(marking.score(standings), { all: 4, done: 3, first: 1, second: 1, own: 0, left: 0, certain: 3, certainRight: 1 });
});

test("an outcome is secure when all its questions were right at once and none by a guess", () => {
  const questions = [single, multiple, ordering], outcomes = { x: "do x", y: "do y" };
  const right = (question, sure) => marking.standing(question, { tries: [tried(question, question === single ? key(single, 0) : question === multiple ? key(multiple, 0, 1) : key(ordering, 0, 1, 2), sure)] });
  assert.deepEqual(marking.secured(questions, outcomes, [right(single, 1), right(multiple, 2), right(ordering, 0)]), [
    { words: "do x", secure: true, again: [] }, { words: "do y", secure: false, again: [2] }]);
});
