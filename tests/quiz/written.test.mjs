import assert from "node:assert/strict";
import { test } from "node:test";
import * as marking from "../../book/quiz/marking.js";
import { fresh, readRecord, write } from "../../book/quiz/record_format.js";
import { fold } from "../../book/quiz/words.js";

const matching = marking.prepare({ id: "m", type: "matching", outcome: "x", otherwise: "Think.", extra: [{ right: "D", why: "It is alone." }],
  pairs: [{ left: "a", right: "A", why: "1" }, { left: "b", right: "B", why: "2" }, { left: "c", right: "C", why: "3" }] });
const short = marking.prepare({ id: "s", type: "short", outcome: "x", accept: ["MAPPA"], why: "Yes.", near: [{ text: "MARAC", why: "Another." }], otherwise: "Look." });
const blank = (word) => ({ accept: [word], why: `${word} it is`, near: [{ text: "court", why: "No court." }], otherwise: `not ${word}` });
const gap = marking.prepare({ id: "g", type: "gap", outcome: "x", text: "[[1]] and [[2]]", gaps: [blank("council"), blank("police")] });
const open = marking.prepare({ id: "o", type: "open", outcome: "x", model: "M", rubric: [{ point: "p", marks: 2 }, { point: "q", marks: 3 }] });
const match = (question, words) => question.pairs.map((pair, i) => `${pair.key}:${words[i] && marking.keyOf(words[i])}`);
const fill = (question, ...texts) => question.gaps.map(({ key }, i) => `${key}:${texts[i]}`);
const points = (...words) => words.map(marking.keyOf);
const why = (question, given) => marking.reasons(question, given).map((one) => one.why);
const tried = (question, given) => ({ tries: [{ given, right: marking.mark(question, given), at: 1 }], round: 0 });

test("written answers are read as Python reads them", () => {
  const vectors = JSON.parse(process.env.VECTORS);
  assert.ok(vectors.length > 3000);
  for (const [text, folded] of vectors) assert.equal(fold(text), folded, JSON.stringify(text));
});

test("a matching is right when each has its own fellow", () => {
  const cases = [["ABC", true], ["BAC", false], ["ABD", false], ["AAA", false]];
  for (const [words, right] of cases) assert.equal(marking.mark(matching, match(matching, words)), right, words);
});

test("a wrong match is told how many are right, why a stray is one, and the hint", () => {
  assert.deepEqual(why(matching, match(matching, "ABD")), ["2 of 3 are matched right. “D” fits none of these: It is alone. Think."]);
  assert.deepEqual(why(matching, match(matching, "BAC")), ["1 of 3 is matched right. Think."]);
  assert.deepEqual(why(matching, match(matching, "ABC")), []);
});

test("what is not answered is told and not marked", () => {
  assert.equal(marking.lacks(matching, match(matching, ["A", "", "C"])), "Choose a match for each first.");
  assert.equal(marking.lacks(short, " . "), "Write an answer first.");
  assert.equal(marking.lacks(gap, fill(gap, "council", " ")), "Fill every gap first.");
  assert.equal(marking.lacks(open, " \n"), "Write an answer first.");
  assert.deepEqual([match(matching, "ABC"), fill(gap, "x", "y")].map((given, i) => marking.lacks([matching, gap][i], given)), ["", ""]);
});

test("the choices of a matching are shuffled by seed, the stray among them", () => {
  const texts = (seed) => marking.startOrder(matching, seed).map((one) => one.text).join("");
  assert.equal(texts("1"), texts("1"));
  assert.ok(new Set([..."12345678"].map(texts)).size > 3);
  assert.deepEqual([...texts("1")].sort(), ["A", "B", "C", "D"]);
});

test("a short answer is marked with its reason", () => {
  assert.deepEqual(["m.a.p.p.a", "marac", "x"].map((given) => [marking.mark(short, given), ...why(short, given)]), [[true, "Yes."], [false, "Another."], [false, "Look."]]);
});

test("each gap is marked with its reason", () => {
  assert.equal(marking.mark(gap, fill(gap, "the Council", "POLICE")), true);
  assert.deepEqual(marking.reasons(gap, fill(gap, "court", "police")), [{ label: "Gap 1", right: false, why: "No court." }, { label: "Gap 2", right: true, why: "police it is" }]);
  assert.equal(marking.mark(gap, fill(gap, "police", "council")), false);
});

test("a text with a colon in a gap stays whole", () => {
  assert.deepEqual(why(marking.prepare({ ...gap, gaps: [blank("a:b"), blank("c")] }), ["x", "y"]).length, 2);
  const colon = marking.prepare({ ...gap, gaps: [blank("ratio 3:2"), blank("c")] });
  assert.equal(marking.mark(colon, fill(colon, "3:2", "c")), false);
  assert.equal(marking.mark(colon, fill(colon, "Ratio 3:2", "c")), true);
});

test("two gaps with the same word are told apart", () => {
  const twice = marking.prepare({ ...gap, gaps: [blank("duty"), blank("duty")] });
  assert.equal(marking.mark(twice, fill(twice, "duty", "other")), false);
  assert.equal(marking.mark(twice, fill(twice, "duty", "duty")), true);
});

test("answers are found again after pairs, gaps and points moved, and are open again after they changed", () => {
  const turned = (question, part) => ({ ...question, [part]: question[part].toReversed() });
  const cases = [[matching, match(matching, "ABC"), "pairs"], [gap, fill(gap, "council", "police"), "gaps"], [open, ["text", ...points("p", "q")], "rubric"]];
  for (const [question, given, part] of cases) {
    assert.equal(marking.standing(turned(question, part), tried(question, given)).right, true, part);
    const changed = marking.prepare({ ...question, pairs: [{ left: "z", right: "A" }], gaps: [blank("z")], rubric: [{ point: "z", marks: 1 }] });
    assert.equal(marking.standing(changed, tried(question, given)).changed, true, part);
  }
});

test("answers of another type are open again", () => {
  const givens = ["MAPPA", ["k"], [], match(matching, "ABC"), fill(gap, "a", "b")];
  const fits = (question, given) => !marking.standing(question, { tries: [{ given, right: false, at: 1 }] }).changed;
  assert.deepEqual([matching, short, gap, open].map((question) => givens.map((given) => fits(question, given))), [
    [false, false, false, true, false], [true, false, false, false, false], [false, false, false, false, true], [true, true, false, false, false]]);
});

test("an open answer is done when it is marked, and counted apart", () => {
  const stand = (given) => marking.standing(open, given && tried(open, given));
  assert.deepEqual([undefined, "text", ["text"], ["text", ...points("p", "q")]].map((given) => [stand(given).done, stand(given).right]), [[false, false], [false, false], [true, false], [true, true]]);
  assert.deepEqual(marking.score([stand(["text", ...points("p", "q")]), stand(["text"])]), { all: 2, done: 2, first: 0, second: 0, own: 2, left: 0, certain: 0, certainRight: 0 });
  const secure = (given) => marking.secured([open], { x: "do x" }, [stand(given)])[0].secure;
  assert.deepEqual([["text", ...points("p", "q")], ["text", ...points("p")], "text"].map(secure), [true, false, false]);
});

test("the answers of every type are kept in the record's format as it is", () => {
  const givens = { m: match(matching, "ABC"), s: "x", g: fill(gap, "a", "b"), o: ["text", ...points("p")] };
  const answers = new Map(Object.entries(givens).map(([id, given]) => [id, { chapter: "c", tries: [{ at: 1, given, right: false, round: 0 }], round: 0 }]));
  const { record, state } = readRecord(JSON.stringify(write({ ...fresh(7), answers })));
  assert.deepEqual([state, record.answers], ["whole", answers]);
});
