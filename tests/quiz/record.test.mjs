import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { dropCard, gradeCard, keepCard } from "../../book/quiz/cards.js";
import { Record, inChapter, inReview } from "../../book/quiz/record.js";
import { fresh, readRecord, write } from "../../book/quiz/record_format.js";
import { browserShelf } from "../../book/quiz/shelf.js";

const HOSTILE = "<img src=x onerror=window.ran=1>";
const KEY = "/book/:record", ASIDE = `${KEY}:aside:1`;
const fixture = (name) => readFileSync(new URL(`records/${name}.json`, import.meta.url), "utf-8");
const tried = (at = 5, rest = {}) => ({ given: ["k"], sure: 1, right: true, at, round: 0, ...rest });
const entry = (...tries) => ({ chapter: "sharing", tries: tries.length ? tries : [tried()], round: 0 });
const plain = (answers = {}, rest = {}) => ({ ...write(fresh(7)), answers, ...rest });
const text = (answers, rest) => JSON.stringify(plain(answers, rest));

/** A browser's storage that can be made to refuse. */
function storage(start = {}) {
  const kept = new Map(Object.entries(start));
  return { kept, refuse: null, get length() { return kept.size; }, key: (i) => [...kept.keys()][i] ?? null,
    getItem(name) { return kept.has(name) ? kept.get(name) : null; },
    removeItem(name) { kept.delete(name); },
    setItem(name, value) { if (this.refuse) throw Object.assign(new Error("no"), { name: this.refuse }); kept.set(name, value); } };
}
const opened = (store, seed = 9, options) => new Record(browserShelf(store, "/book/"), seed, options);
const stored = (store) => JSON.parse(store.kept.get(KEY));
const answer = (record, id, one = entry()) => record.answer(new Map([[id, one]]));

test("what is written is read again, to the letter", () => {
  const { record, state } = readRecord(fixture("version2"));
  assert.equal(state, "whole");
  assert.deepEqual(write(record), JSON.parse(fixture("version2")));
});

test("a record of the first format keeps every try, its round and whether the answer was shown", () => {
  const before = JSON.parse(fixture("version1")), { record, state } = readRecord(fixture("version1"), "sharing");
  assert.deepEqual([state, record.seed, record.answers.size], ["whole", before.seed, 8]);
  for (const [id, { tries, round, shown }] of Object.entries(before.answers)) {
    assert.deepEqual(record.answers.get(id), { chapter: "sharing", tries: tries.map((one) => ({ ...one, round })), round, ...(shown && { shown: round }) });
  }
});

test("every format that was ever written stands among the fixtures", () => {
  for (const version of [1, 2]) assert.equal(JSON.parse(fixture(`version${version}`)).version, version);
});

test("records of the first format are taken over, one for each chapter, and taken away", () => {
  const one = fixture("version1"), two = JSON.stringify({ version: 1, seed: 3, answers: { "ca-x": { tries: [{ given: "x", right: true, at: 1 }] } } });
  const store = storage({ "/book/:answers:sharing": one, "/book/:answers:caring": two, "/other/:answers:sharing": one, "/book/colours": "dark" });
  const record = opened(store);
  assert.deepEqual([...store.kept.keys()].sort(), ["/book/:record", "/book/colours", "/other/:answers:sharing"]);
  assert.deepEqual([record.entry("ca-x").chapter, record.entry("sh-one-basis").tries.length, stored(store).version], ["caring", 2, 2]);
  assert.equal(record.seed, 1234567);
  assert.equal(record.takeNotice(), "");
});

test("a record of the first format that cannot be written anew stays where it is", () => {
  const store = storage({ "/book/:answers:sharing": fixture("version1") });
  store.refuse = "QuotaExceededError";
  const record = opened(store);
  assert.equal(record.entry("sh-one-basis").tries.length, 2);
  assert.equal(store.kept.get("/book/:answers:sharing"), fixture("version1"));
});

test("a damaged record of the first format is put aside and the others are taken over", () => {
  const bad = '{"version": 1, "answ', store = storage({ "/book/:answers:sharing": bad, "/book/:answers:caring": JSON.stringify({ version: 1, seed: 3, answers: {} }) });
  const record = opened(store);
  assert.deepEqual([store.kept.get(ASIDE), store.kept.has("/book/:answers:sharing"), record.state.answers.size], [bad, false, 0]);
  assert.match(record.takeNotice(), /could not be read/);
});

const whole = text({ a: entry() });
const DAMAGED = {
  "truncated": [whole.slice(0, 90), /could not be read/], "empty": ["", /could not be read/], "a number": ["3", /could not be read/],
  "a list": ["[]", /could not be read/], "nothing": ["null", /could not be read/], "half written over": [`${whole.slice(0, 60)}${whole}`, /could not be read/],
  "huge": [`"${"x".repeat(20_000_001)}"`, /could not be read/], "of a later edition": [text({}, { version: 3 }), /later edition/],
  "of something else": ['{"theme":"dark"}', /no record of this book/], "of another book": [text({}, { book: "other" }), /no record of this book/],
  "hostile": [HOSTILE, /could not be read/],
};
for (const [name, [kept, sentence]] of Object.entries(DAMAGED)) {
  test(`a record that is ${name} is put aside, said once, and begun afresh`, () => {
    const store = storage({ [KEY]: kept }), record = opened(store);
    assert.ok(store.kept.get(ASIDE) === kept);
    assert.match(record.takeNotice(), sentence);
    assert.equal(record.takeNotice(), "");
    answer(record, "a");
    assert.deepEqual(stored(store).answers, { a: entry() });
    assert.equal(record.countAside(), 1);
  });
}

const WRONG = { "a seed of words": { seed: "x" }, "answers in a list": { answers: [] }, "no cards": { cards: undefined }, "pages that are a text": { pages: HOSTILE },
  "an answer without tries": { answers: { a: entry(), b: { chapter: "c", round: 0 } } }, "a try with a hostile mark": { answers: { a: entry(), b: entry({ ...tried(), right: HOSTILE }) } },
  "a time that is none": { answers: { a: entry(), b: entry(tried(1e300)) } }, "a card of numbers": { cards: { x: { front: 1, back: 2 } } },
  "a card too long": { cards: { x: { front: "x".repeat(5001), back: "", chapter: "", section: "", made: 1, changed: 1, reviews: [] } } }, "a choice that is a list": { settings: { sensitive: { at: 1, value: [] } } } };
for (const [name, rest] of Object.entries(WRONG)) {
  test(`${name} is put aside, and the good rest stays`, () => {
    const kept = text({ a: entry() }, rest), store = storage({ [KEY]: kept }), record = opened(store);
    assert.equal(store.kept.get(ASIDE), kept);
    assert.match(record.takeNotice(), /the rest is here/);
    assert.equal(record.entry("b"), undefined);
    assert.equal(Boolean(record.entry("a")), name !== "answers in a list");
  });
}

test("two damaged records are both kept aside, the same one once", () => {
  const store = storage();
  for (const bad of ["one", "two", "two"]) { store.kept.set(KEY, bad); opened(store); }
  assert.deepEqual([store.kept.get(ASIDE), store.kept.get(`${KEY}:aside:2`), store.kept.has(`${KEY}:aside:3`)], ["one", "two", false]);
});

test("a damaged record that cannot be put aside is not overwritten", () => {
  const store = storage({ [KEY]: "bad" });
  store.refuse = "QuotaExceededError";
  const record = opened(store);
  store.refuse = null;
  answer(record, "a");
  assert.equal(store.kept.get(KEY), "bad");
  assert.deepEqual([record.entry("a"), record.isKept], [entry(), false]);
  assert.match(record.takeNotice(), /left as it is/);
});

test("a refused storage is said once and the answers last for the visit", () => {
  const record = new Record(browserShelf(null, "/book/"), 9);
  assert.match(record.takeNotice(), /does not let the book keep your record/);
  answer(record, "a");
  answer(record, "b");
  assert.deepEqual([record.takeNotice(), record.entry("a"), record.entry("b"), record.isKept], ["", entry(), entry(), false]);
});

test("a full storage is said, and written when it has room again, with nothing lost on either side", () => {
  const store = storage(), record = opened(store), other = opened(store);
  answer(record, "a");
  store.refuse = "QuotaExceededError";
  answer(record, "a", entry(tried(6)));
  assert.match(record.takeNotice(), /is full/);
  store.refuse = null;
  answer(other, "c");
  answer(record, "b");
  assert.deepEqual(Object.keys(stored(store).answers).sort(), ["a", "b", "c"]);
  assert.deepEqual(stored(store).answers.a.tries.map((one) => one.at), [5, 6]);
});

test("two tabs at once lose no answer", () => {
  const store = storage(), one = opened(store), two = opened(store, 8);
  answer(one, "a");
  answer(two, "b");
  answer(one, "a", entry(tried(7)));
  answer(two, "a", entry(tried(8)));
  assert.deepEqual(Object.keys(stored(store).answers).sort(), ["a", "b"]);
  assert.deepEqual([stored(store).answers.a.tries.map((each) => each.at), two.seed], [[5, 7, 8], 9]);
  let told = 0;
  one.listen(() => { told += 1; });
  one.reload();
  one.reload();
  assert.deepEqual([told, one.entry("b")], [1, entry()]);
});

test("a record that the browser deletes during a visit is written again", () => {
  const store = storage(), record = opened(store);
  answer(record, "a");
  store.kept.clear();
  answer(record, "b");
  assert.deepEqual(Object.keys(stored(store).answers), ["a", "b"]);
});

test("a record that the browser deleted between visits is begun afresh, with no complaint", () => {
  const store = storage();
  answer(opened(store), "a");
  store.kept.clear();
  const record = opened(store);
  assert.deepEqual([record.takeNotice(), record.state.answers.size], ["", 0]);
});

test("answers of questions that are no longer asked are kept", () => {
  const store = storage({ [KEY]: text({ "gone-question": entry() }) });
  answer(opened(store), "a");
  assert.deepEqual(Object.keys(stored(store).answers), ["gone-question", "a"]);
});

test("a name that JavaScript knows is only a name", () => {
  const names = `{"__proto__":${JSON.stringify(entry())},"constructor":${JSON.stringify(entry())}}`;
  const store = storage({ [KEY]: text({}).replace('"answers":{}', `"answers":${names}`) }), record = opened(store);
  assert.deepEqual([record.entry("toString"), record.entry("constructor"), record.entry("__proto__")], [undefined, entry(), entry()]);
  answer(record, "a");
  assert.deepEqual(Object.keys(stored(store).answers), ["__proto__", "constructor", "a"]);
  assert.equal({}.tries, undefined);
});

test("a chapter's quiz sees the tries of its round, and the record holds them all", () => {
  const record = opened(storage()), quiz = inChapter(record, "sharing");
  quiz.put({ a: { tries: [tried(1)], round: 0, shown: true } });
  quiz.put({ a: { tries: [], round: 1 } });
  inReview(record, 50, () => "sharing").put({ a: { tries: [tried(51)] } });
  quiz.put({ a: { tries: [tried(2)], round: 1 } });
  assert.deepEqual(quiz.get("a"), { tries: [{ ...tried(2), round: 1 }], round: 1, shown: false, left: false });
  assert.deepEqual(record.entry("a").tries.map((one) => one.at), [1, 2, 51]);
});

test("a review asks afresh and leaves the chapter's quiz as it is", () => {
  const record = opened(storage()), quiz = inChapter(record, "sharing"), review = inReview(record, 50, () => "sharing");
  quiz.put({ a: { tries: [tried(1)], round: 0 } });
  assert.deepEqual(review.get("a"), { tries: [], round: 50, shown: false, left: false });
  review.put({ a: { tries: [{ given: ["z"], right: false, sure: 2, at: 51 }], shown: true } });
  assert.deepEqual([review.get("a").tries.length, review.get("a").shown, quiz.get("a").tries.length, quiz.get("a").shown], [1, true, 1, false]);
});

test("a chapter that is not recorded leaves no trace but that it is not", () => {
  const store = storage(), record = opened(store), quiz = inChapter(record, "sharing");
  record.setUnrecorded("sharing", true);
  quiz.put({ a: { tries: [tried(1)], round: 0 } });
  assert.deepEqual([quiz.get("a").tries.length, stored(store).answers, stored(store).unrecorded.sharing.value], [1, {}, true]);
  record.setUnrecorded("sharing", false);
  quiz.put({ b: { tries: [tried(2)], round: 0 } });
  assert.deepEqual([quiz.get("a"), Object.keys(stored(store).answers)], [undefined, ["b"]]);
});

test("a record from a file joins what is here, and one that is none changes nothing", () => {
  const store = storage(), record = opened(store);
  answer(record, "a");
  assert.deepEqual(record.join(text({ b: entry() })), { state: "whole" });
  assert.deepEqual(Object.keys(stored(store).answers), ["a", "b"]);
  for (const [bad] of Object.values(DAMAGED)) {
    assert.ok(record.join(bad).state !== "whole");
    assert.deepEqual(Object.keys(stored(store).answers), ["a", "b"]);
  }
});

test("what one browser exports and another imports is the same state", () => {
  const one = opened(storage(), 3), two = opened(storage(), 2);
  one.join(fixture("version2"));
  two.join(JSON.stringify(one.plain()));
  assert.deepEqual(two.plain(), one.plain());
});

test("erasing takes out the record and what was put aside, here and in another tab", () => {
  const store = storage({ [KEY]: "bad", "/book/colours": "dark", "/other/:record": "x" }), record = opened(store), other = opened(store);
  answer(record, "a");
  other.reload();
  record.erase();
  other.forget();
  assert.deepEqual([...store.kept.keys()], ["/book/colours", "/other/:record"]);
  assert.deepEqual([record.entry("a"), other.entry("a"), record.countAside()], [undefined, undefined, 0]);
});

test("the browser is asked once to keep the record, at the first answer", () => {
  let asked = 0;
  const store = storage(), ask = () => { asked += 1; };
  const record = opened(store, 9, { ask });
  assert.equal(asked, 0);
  answer(record, "a");
  answer(record, "b");
  answer(opened(store, 9, { ask }), "c");
  assert.equal(asked, 1);
});

test("a card that another tab has erased is neither graded nor deleted, and leaves no half", () => {
  const store = storage(), record = opened(store);
  keepCard(record, { id: "own-1", front: "Who?", back: "All", chapter: "", section: "" });
  record.erase();
  gradeCard(record, "own-1", 3);
  dropCard(record, "own-1");
  assert.equal(record.state.cards.size, 0);
  assert.equal(readRecord(store.kept.get(KEY)).state, "whole");
});

test("erasing takes out what widgets keep, of this book only", () => {
  const store = storage({ "/book/:board:workshop_board": "{}", "/book/:board:workshop_board:set-aside": "{", "/other/:board:workshop_board": "{}" });
  const record = opened(store);
  assert.equal(record.countBoards(), 2);
  record.erase();
  assert.deepEqual([...store.kept.keys()], ["/other/:board:workshop_board"]);
});
