import assert from "node:assert/strict";
import { test } from "node:test";
import { openStore, plain } from "../../book/lecturer/desk/store.js";

const KEY = "a".repeat(64), OTHER = "b".repeat(64), DAY = 24 * 60 * 60 * 1000;
const KEPT = { exercise: "two_series", rules: "r1", state: "marked", checks: { one: { met: true, marks: 3, value: null, ran: true } }, notes: [] };

/** A browser's storage. */
function storage(held = new Map()) {
  return {
    held,
    get length() { return held.size; },
    key: (i) => [...held.keys()][i],
    getItem: (name) => held.get(name) ?? null,
    setItem: (name, text) => held.set(name, text),
    removeItem: (name) => held.delete(name),
  };
}

test("a result is found again by the hand-in's hash, and only by the rules that made it", () => {
  const shelf = storage();
  openStore(shelf, "/book/").keepResult(KEY, KEPT);
  const again = openStore(shelf, "/book/");
  assert.deepEqual(again.result(KEY, "r1"), KEPT);
  assert.equal(again.result(KEY, "r2"), null);
  assert.equal(again.result(OTHER, "r1"), null);
});

test("every key begins with the site's path, and another site's are left alone", () => {
  const shelf = storage(new Map([["/other/:desk:x", "1"], ["/book/:record", "2"]]));
  const store = openStore(shelf, "/book/");
  store.keepResult(KEY, KEPT);
  assert.deepEqual([...shelf.held.keys()], ["/other/:desk:x", "/book/:record", `/book/:desk:${KEY}`]);
  store.eraseAll();
  assert.deepEqual([...shelf.held.keys()], ["/other/:desk:x", "/book/:record"]);
});

test("what is older than seven days goes when the desk is opened", () => {
  const shelf = storage();
  openStore(shelf, "/", () => 0).keepResult(KEY, KEPT);
  assert.equal(openStore(shelf, "/", () => 7 * DAY - 1).count(), 1);
  assert.equal(openStore(shelf, "/", () => 7 * DAY).count(), 0);
  assert.equal(shelf.held.size, 0);
});

test("damage is set aside and counted, and hides nothing else", () => {
  const shelf = storage(new Map([[`/:desk:${KEY}`, "{half"]])), now = () => 5 * DAY;
  const store = openStore(shelf, "/", now);
  assert.deepEqual([...shelf.held], [[`/:desk:aside:${5 * DAY}:${KEY}`, "{half"]]);
  store.keepResult(KEY, KEPT);
  assert.deepEqual([store.aside, store.count()], [1, 1]);
  assert.deepEqual(store.result(KEY, "r1"), KEPT);
  assert.equal(openStore(shelf, "/", () => 12 * DAY).aside, 0);
});

test("erasing all erases what was set aside too", () => {
  const shelf = storage(new Map([[`/:desk:${KEY}`, "{half"], [`/:desk:${OTHER}`, '{"version":1,"at":0,"result":{},"rubric":{},"begun":0}']]));
  const store = openStore(shelf, "/");
  assert.equal(store.aside, 2);
  store.eraseAll();
  assert.equal(shelf.held.size, 0);
});

test("a result and rubric marks of one hand-in do not overwrite each other", () => {
  const store = openStore(storage(), "/");
  store.keepRubric(KEY, "q1", { points: [1, 0], comment: "Good." });
  store.keepResult(KEY, KEPT);
  store.keepRubric(KEY, "q1/second", { points: [1, 1], by: "second" });
  assert.deepEqual(store.rubric(KEY), { q1: { points: [1, 0], comment: "Good.", by: "" }, "q1/second": { points: [1, 1], comment: "", by: "second" } });
  assert.deepEqual(store.result(KEY, "r1"), KEPT);
});

test("a run that began and did not end is counted; one that ended is not", () => {
  const shelf = storage(), store = openStore(shelf, "/");
  store.begin(KEY);
  assert.equal(openStore(shelf, "/").begun(KEY), 1);
  store.begin(KEY);
  assert.equal(store.begun(KEY), 2);
  store.leave(KEY);
  assert.equal(shelf.held.size, 0);
  store.begin(KEY);
  store.keepResult(KEY, KEPT);
  assert.equal(store.begun(KEY), 0);
});

test("a browser that keeps nothing marks all the same, and says so", () => {
  const refusing = { get length() { throw new Error("refused"); }, setItem() { throw new Error("refused"); } };
  for (const shelf of [null, refusing]) {
    const store = openStore(shelf, "/");
    store.keepResult(KEY, KEPT);
    assert.equal(store.works, false);
    assert.deepEqual(store.result(KEY, "r1"), KEPT);
  }
});

test("a storage that is full loses no mark that was kept, and says so", () => {
  const shelf = storage(), store = openStore(shelf, "/");
  store.keepResult(KEY, KEPT);
  shelf.setItem = () => { throw new Error("full"); };
  store.keepResult(OTHER, KEPT);
  assert.equal(store.works, false);
  assert.deepEqual(store.result(KEY, "r1"), KEPT);
});

test("numbers and letters of options may be kept, and nothing that spells", () => {
  const text = (value) => ({ type: "text", value }), list = (...value) => ({ type: "list", value });
  const choices = { options: { A: "x", B: "y" } }, numbers = { options: {}, labels: ["one", "two"] };
  const float = { type: "float", value: 14 };
  for (const value of [float, { type: "int", value: "14" }, text(" b "), list(text("A"), text("B"))]) assert.equal(plain(choices, value), value);
  assert.equal(plain(numbers, list(float, float)).value.length, 2);
  const barred = [text("Ann Lee"), text("C"), list(text("A"), text("A"), text("A")), list(list(float)), { type: "int", value: "6".repeat(21) },
    { type: "date", value: "1998-04-01" }, { type: "other", name: "AnnLee" }, { type: "map", value: [] }];
  for (const value of barred) assert.equal(plain(choices, value), null, JSON.stringify(value));
});
