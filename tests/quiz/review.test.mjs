import assert from "node:assert/strict";
import { test } from "node:test";
import * as mastery from "../../book/quiz/mastery.js";
import { fresh } from "../../book/quiz/record_format.js";
import { DAY } from "../../book/quiz/schedule.js";
import { due, endOfDay, items, sitting } from "../../book/quiz/session.js";

const chapter = (slug) => ({ slug, title: slug.toUpperCase(), sensitive: false, unnamed: false, outcomes: { x: "do x", y: "do y" }, sections: { s: "A section" }, file: "" });
const bank = { chapters: [chapter("one"), chapter("two")], questions: {
  a1: [0, "x", "s", "single", "", ""], a2: [0, "x", "s", "single", "", ""], a3: [0, "y", "s", "single", "abuse", "a4"], a4: [0, "y", "s", "numeric", "", ""],
  a5: [0, "y", "s", "open", "", ""], b1: [1, "x", "s", "single", "", ""], b2: [1, "x", "s", "ordering", "", ""], b3: [1, "y", "s", "single", "", ""] } };
const tried = (at, right = true, sure = 1) => ({ at, right, sure, given: ["k"], round: 0 });
const second = (at) => ({ at, right: true, given: ["k"], round: 0 });
const slugOf = (id) => bank.chapters[bank.questions[id]?.[0] ?? 0].slug;
const state = (answers, rest = {}) => ({ ...fresh(1), answers: new Map(Object.entries(answers).map(([id, tries]) => [id, { chapter: slugOf(id), tries, round: 0 }])), ...rest });
const card = (rest = {}) => ({ front: "f", back: "b", chapter: "one", section: "s", made: 0, changed: 0, reviews: [], ...rest });
const ids = (list) => list.map((item) => item.id);

test("what was answered comes back when it is due: a wrong one the next day, a certain one later", () => {
  const all = items(bank, state({ a1: [tried(0, false)], a2: [tried(0, true, 1)], b1: [tried(0, true, 2)] }));
  const on = (day) => ids(due(all, day * DAY, day * DAY)).sort();
  assert.deepEqual([on(0), on(1), on(2), on(8)], [[], ["a1"], ["a1", "a2"], ["a1", "a2", "b1"]]);
});

test("only first tries tell what was known", () => {
  const [item] = items(bank, state({ a1: [tried(0, false), second(1)] }));
  assert.deepEqual([item.due, item.missed], [DAY, true]);
});

test("what is not asked any more, open answers and chapters that are not recorded stay away", () => {
  const answers = { gone: [tried(0)], a5: [{ at: 0, right: true, given: ["text"] }], b1: [tried(0)] };
  assert.deepEqual(items(bank, state(answers, { unrecorded: new Map([["two", { value: true, at: 1 }]]) })), []);
  assert.deepEqual(ids(items(bank, state(answers))), ["b1"]);
});

test("an own card is asked first a day after it was made, and a deleted one never", () => {
  const cards = new Map([["c1", card()], ["c2", card({ gone: true })], ["c3", card({ reviews: [{ at: 0, grade: 1 }] })]]);
  const all = items(bank, state({}, { cards }));
  assert.deepEqual(all.map(({ id, due: at, missed }) => [id, at, missed]), [["c1", DAY, false], ["c3", DAY, true]]);
});

test("a sensitive question that is left out is asked by its equal, and the equal's answer counts for it", () => {
  const answers = { a3: [tried(0, false)] };
  assert.deepEqual(ids(items(bank, state(answers))), ["a3"]);
  const [item] = items(bank, state(answers), { leave: true });
  assert.deepEqual([item.id, item.instead, item.sensitive, item.type], ["a4", "a3", "", "numeric"]);
  const [later] = items(bank, state({ ...answers, a4: [tried(DAY)] }), { leave: true });
  assert.ok(later.due > 2 * DAY - 1);
});

test("an equal that is due in its own right is asked once", () => {
  assert.deepEqual(ids(items(bank, state({ a3: [tried(0)], a4: [tried(0)] }), { leave: true })), ["a4"]);
});

test("neighbours come from different chapters where they can", () => {
  const many = { chapters: bank.chapters, questions: Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`q${i}`, [i < 18 ? 0 : 1, "x", "s", "single", "", ""]])) };
  const answers = new Map(Object.keys(many.questions).map((id) => [id, { chapter: "one", tries: [tried(0)], round: 0 }]));
  const list = due(items(many, { ...fresh(1), answers }), 30 * DAY, 30 * DAY).map((item) => item.chapter);
  const twice = list.filter((slug, i) => slug === list[i + 1]).length;
  assert.deepEqual([list.length, twice <= 5], [30, true]);
});

test("the least known comes first within its chapter", () => {
  const all = items(bank, state({ a1: [tried(0, true, 2)], a2: [tried(0, false)] }));
  assert.deepEqual(ids(due(all, 20 * DAY, 20 * DAY)), ["a2", "a1"]);
});

test("a sitting holds five minutes, and one thing at least", () => {
  const list = (type, count) => Array.from({ length: count }, () => ({ type }));
  assert.deepEqual([sitting(list("single", 40)).length, sitting(list("card", 40)).length, sitting(list("matching", 1)).length, sitting([]).length], [12, 20, 1, 0]);
});

test("today ends at the reader's midnight", () => {
  const end = new Date(endOfDay(new Date(2026, 10, 25, 9, 30).getTime()));
  assert.deepEqual([end.getDate(), end.getHours(), end.getMinutes(), end.getSeconds()], [25, 23, 59, 59]);
});

const standing = (answers, slug = "one") => Object.fromEntries(mastery.outcomes(bank, state(answers), slug).map(({ id, state: is, weak }) => [id, [is, ...weak]]));

test("an outcome is secure when each question was known, and not by a guess", () => {
  assert.deepEqual(standing({}).x, ["new"]);
  assert.deepEqual(standing({ a1: [tried(0)] }).x, ["begun"]);
  assert.deepEqual(standing({ a1: [tried(0)], a2: [tried(1)] }).x, ["secure"]);
  assert.deepEqual(standing({ a1: [tried(0)], a2: [tried(1, true, 0)] }).x, ["begun", "a2"]);
  assert.deepEqual(standing({ a1: [tried(0)], a2: [tried(1, false), second(2)] }).x, ["begun", "a2"]);
});

test("a later error takes it away, and a later success gives it back", () => {
  const answers = { a1: [tried(0)], a2: [tried(1)] };
  assert.deepEqual(standing({ ...answers, a1: [tried(0), tried(9, false, 2)] }).x, ["slipped", "a1"]);
  assert.deepEqual(standing({ ...answers, a1: [tried(0), tried(9, false, 2), tried(12)] }).x, ["secure"]);
});

test("a sensitive question that was left out costs no mastery, and one that was answered counts", () => {
  const marked = { at: 3, right: true, given: ["text", "p"] };
  assert.deepEqual(standing({ a4: [tried(0)], a5: [{ at: 2, right: false, given: "text" }, marked] }).y, ["secure"]);
  assert.deepEqual(standing({ a4: [tried(0)], a5: [marked], a3: [tried(5, false)] }).y, ["slipped", "a3"]);
});

test("certainty is set beside how often it was right", () => {
  const answers = { a1: [tried(0, true, 2), tried(5, false, 2)], a2: [tried(0, false, 2), second(1)], b1: [tried(0, true, 0)] };
  assert.deepEqual(mastery.calibration(state(answers)), [{ all: 1, right: 1 }, { all: 0, right: 0 }, { all: 3, right: 1 }]);
});

test("errors made in certainty are listed, the latest first, and told when they were mended", () => {
  const answers = { a1: [tried(0, false, 2), tried(5, true, 1)], b1: [tried(3, false, 2)], b2: [tried(4, false, 1)], gone: [tried(9, false, 2)] };
  assert.deepEqual(mastery.confidentErrors(bank, state(answers)), [{ id: "b1", at: 3, mended: false }, { id: "a1", at: 0, mended: true }]);
});

test("chapters tell what was read and answered, and those not recorded are left out", () => {
  const pages = new Map([["chapters/one", { first: 1, last: 2, read: 3 }], ["chapters/two", { first: 1, last: 2 }]]);
  const answers = { b1: [tried(0)], b2: [tried(0)], b3: [tried(0)], a1: [tried(0)] };
  const told = (rest) => mastery.chapters(bank, state(answers, { pages, ...rest })).map(({ slug, opened, read, answered, questions, quizDone }) => [slug, opened, read, answered, questions, quizDone]);
  assert.deepEqual(told(), [["one", true, true, 1, 5, false], ["two", true, false, 3, 3, true]]);
  assert.deepEqual(told({ unrecorded: new Map([["one", { value: true, at: 1 }]]) }).length, 1);
});
