import assert from "node:assert/strict";
import { test } from "node:test";
import { merge } from "../../book/quiz/merge.js";
import { fresh, readRecord, write } from "../../book/quiz/record_format.js";

/** Chance from a seed, so that what fails can be found again. */
function chance(seed) {
  let state = seed;
  const next = () => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return state / 2 ** 32; };
  const upTo = (most) => Math.floor(next() * most);
  return { upTo, some: (make, most = 4) => Array.from({ length: upTo(most) }, make) };
}

/** A record as a device may have it: few names and times, so that two often touch the same thing. */
function device(seed) {
  const { upTo, some } = chance(seed), at = () => 1000 + upTo(6), maybe = (value) => (upTo(2) ? value : undefined);
  const bare = (object) => JSON.parse(JSON.stringify(object));
  const tried = () => bare({ given: ["k", "j"][upTo(2)], right: upTo(2) === 1, at: at(), sure: maybe(upTo(3)), round: maybe(upTo(2)), session: maybe(at()) });
  const entry = () => bare({ chapter: "c", tries: some(tried).sort((a, b) => a.at - b.at), round: upTo(3), shown: maybe(upTo(3)), left: maybe(upTo(3)) });
  const card = () => bare({ front: `f${upTo(3)}`, back: "b", chapter: "c", section: "s", made: 1, changed: at(), gone: maybe(true), reviews: some(() => ({ at: at(), grade: 1 + upTo(4) })) });
  const visit = () => bare({ first: at(), last: at(), read: maybe(at()), section: maybe(`s${upTo(3)}`) });
  const choice = (value) => () => ({ value: value(), at: at() });
  const part = (make) => new Map(some(() => [`n${upTo(3)}`, make()]));
  return { ...fresh(upTo(5)), answers: part(entry), cards: part(card), pages: part(visit), unrecorded: part(choice(() => upTo(2) === 1)), settings: part(choice(() => `v${upTo(3)}`)) };
}

/** The same record always gives the same text, in whichever order its parts were put in. */
const told = (record) => JSON.stringify(write(record), (_, value) =>
  (value && typeof value === "object" && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value));
const pairs = Array.from({ length: 600 }, (_, i) => [device(i), device(i + 10_000), device(i + 20_000)]);

test("two devices joined either way round are the same", () => {
  for (const [one, two] of pairs) assert.equal(told(merge(one, two)), told(merge(two, one)));
});

test("joining again changes nothing", () => {
  for (const [one, two] of pairs) {
    const joined = merge(one, two);
    for (const again of [one, two, joined]) assert.equal(told(merge(joined, again)), told(joined));
  }
});

test("three devices joined in any order are the same", () => {
  for (const [one, two, three] of pairs) assert.equal(told(merge(merge(one, two), three)), told(merge(one, merge(two, three))));
});

test("no answer and no review is lost, and none is made up", () => {
  const all = (record) => new Set([...record.answers].flatMap(([id, { tries }]) => tries.map((one) => `${id} ${JSON.stringify(Object.entries(one).sort())}`))
    .concat([...record.cards].flatMap(([id, { reviews }]) => reviews.map((one) => `${id} ${JSON.stringify(one)}`))));
  for (const [one, two] of pairs) {
    const before = new Set([...all(one), ...all(two)]), after = all(merge(one, two));
    assert.deepEqual([...after].sort(), [...before].sort());
  }
});

test("what is joined is sound, and the two stay as they were", () => {
  for (const [one, two] of pairs) {
    const before = [told(one), told(two)];
    assert.equal(readRecord(told(merge(one, two))).state, "whole");
    assert.deepEqual([told(one), told(two)], before);
  }
});

test("the later wording of a card stands, and a deleted one stays deleted until it is changed again", () => {
  const card = (front, changed, gone) => ({ ...fresh(1), cards: new Map([["x", { front, back: "", chapter: "c", section: "", made: 1, changed, ...(gone && { gone }), reviews: [] }]]) });
  const front = (...all) => { const { front: words, gone } = all.reduce(merge).cards.get("x"); return [words, Boolean(gone)]; };
  assert.deepEqual(front(card("new", 3), card("old", 2)), ["new", false]);
  assert.deepEqual(front(card("old", 2), card("", 3, true)), ["", true]);
  assert.deepEqual(front(card("", 3, true), card("again", 4)), ["again", false]);
});
