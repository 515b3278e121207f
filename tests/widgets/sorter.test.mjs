// Sorter and its board of cards, run by Node; the cases and what Python says of them come in SORTS.
import assert from "node:assert/strict";
import { test } from "node:test";
import { TRAY, moved, placeOf, position } from "../../book/widgets/cards.js";
import { listsOf, placedOf, score, sentence, verdict } from "../../book/widgets/sorter.js";

const { cases, vectors } = JSON.parse(process.env.SORTS);

test("verdict, score and sentence are those of the Python model", () => {
  assert.ok(vectors.length > 50);
  for (const { idea, id, placed, checked, said, counts, verdicts } of vectors) {
    const one = cases[idea].find((known) => known.id === id);
    assert.equal(sentence(one, placed, checked), said);
    assert.deepEqual(score(one, placed), counts);
    for (const [card, expected] of Object.entries(verdicts)) assert.deepEqual(verdict(one.cards.find((known) => known.id === card), placed[card]), expected);
  }
});

test("placing cards and reading their places back gives the same", () => {
  for (const { idea, id, placed, places } of vectors) {
    const one = cases[idea].find((known) => known.id === id);
    assert.deepEqual(placedOf(listsOf(one, placed, places)), placed);
  }
});

test("a moved card lies in one place only, at the position asked for", () => {
  const lists = { [TRAY]: ["a", "b"], x: ["c", "d"] };
  assert.deepEqual(moved(lists, "a", "x", 1), { [TRAY]: ["b"], x: ["c", "a", "d"] });
  assert.deepEqual(moved(lists, "d", "x", 0), { [TRAY]: ["a", "b"], x: ["d", "c"] });
  assert.deepEqual(moved(lists, "c", TRAY), { [TRAY]: ["a", "b", "c"], x: ["d"] });
});

test("moving leaves the lists that it was given as they were", () => {
  const lists = { [TRAY]: ["a"], x: [] };
  moved(lists, "a", "x");
  assert.deepEqual(lists, { [TRAY]: ["a"], x: [] });
});

test("a position is said with the place and the number of cards there", () => {
  assert.equal(position({ [TRAY]: [], x: ["c", "a"] }, "a", "Rung 2"), "Rung 2, 2 of 2.");
  assert.equal(placeOf({ [TRAY]: ["a"], x: [] }, "nobody"), TRAY);
});

test("a card whose place is called after an object's own method is still wrong there", () => {
  const card = { id: "a", belongs: { x: "yes" }, near: {}, otherwise: "think" };
  assert.deepEqual(verdict(card, "constructor"), [false, card.near.constructor ?? "think"]);
});
