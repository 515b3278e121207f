import assert from "node:assert/strict";
import { test } from "node:test";
import { asks, blank, remember, takeUp } from "../../book/site/exercise/form_kept.js";
import { answerOf, countWords, readNumber, turned } from "../../book/site/exercise/form_numbers.js";

const value = (text, unit) => readNumber(text, unit).value, fault = (text) => readNumber(text).fault;

test("numbers are read as people type them", () => {
  const typed = { "1,234": 1234, "12.5": 12.5, " 14 ": 14, ".5": 0.5, "5.": 5, "+3": 3, "5,109,089": 5109089, "5 109 089": 5109089, "5\u202f109": 5109, "1,234.5": 1234.5, "12·5": 12.5, "0": 0, "007": 7, "１２": 12 };
  for (const [text, number] of Object.entries(typed)) assert.equal(value(text), number, text);
});

test("every kind of minus is one, and nothing has no sign", () => {
  for (const minus of ["-", "−", "–", "—", "‐", "- ", "− "]) assert.equal(value(`${minus}9.8`), -9.8, minus);
  assert.ok(Object.is(value("-0"), 0));
});

test("a unit may stand with the number", () => {
  assert.equal(value("14%"), 14);
  assert.equal(value("14 per cent", "per cent"), 14);
  assert.equal(value("−£1,500"), -1500);
  assert.equal(value("3 offences", "offences"), 3);
});

test("what cannot be read is said in words, with what was typed", () => {
  assert.match(fault("about ten"), /“about ten” cannot be read as one number\./);
  assert.match(fault("1,5"), /the comma may stand for a point or part thousands/);
  assert.match(fault("12,34"), /the comma/);
  assert.match(fault("1/2"), /is a fraction/);
  assert.match(fault("½"), /is a fraction/);
  assert.match(fault("9".repeat(400)), /too large/);
  for (const text of ["1e5", "3 4", "1.2.3", "--3", "5-", "0x10", "Infinity", "NaN", "-"]) assert.match(fault(text), /cannot be read/, text);
  assert.deepEqual([readNumber(""), readNumber(" \n")], [{}, {}]);
});

test("the sign is turned, and turned back", () => {
  assert.deepEqual([turned("9.8"), turned("−9.8"), turned("- 9.8"), turned("+1"), turned("")], ["−9.8", "9.8", "9.8", "−1", "−"]);
});

test("numbers need every field, and say which is open", () => {
  const rule = { kind: "numbers", labels: ["1998", "1999"], unit: "cases" };
  assert.deepEqual(answerOf(rule, ["1", "2.5"]), { answer: [1, 2.5] });
  assert.deepEqual([answerOf(rule, ["", ""]), answerOf(rule, undefined)], [{}, {}]);
  assert.match(answerOf(rule, ["1", ""]).fault, /^1999: nothing is there yet\./);
  assert.match(answerOf(rule, ["x", ""]).fault, /^1998: “x” cannot/);
});

test("an empty choice is no answer", () => {
  for (const [kind, raw] of [["choice", ""], ["choices", []], ["order", undefined], ["number", " "]]) assert.equal(answerOf({ kind }, raw).answer, undefined, kind);
  assert.deepEqual(answerOf({ kind: "choices" }, ["B"]).answer, ["B"]);
});

test("words are counted as a word processor counts them", () => {
  assert.deepEqual([countWords(""), countWords(" \n "), countWords("Both are right.\n\nThey differ.")], [0, 0, 5]);
});

const PLAN = { edition: "new", checks: [{ id: "step", kind: "number", form: "How much?" }, { id: "claim", kind: "choice", form: "Which?", options: { A: "one", B: "two" } }], written: [{ id: "reply", ask: "Reply." }] };
const worked = (plan, raws) => { const work = blank(plan.edition); for (const one of [...plan.checks, ...plan.written]) if (one.id in raws) remember(work, one, raws[one.id]); return { ...work, known: [...plan.checks, ...plan.written].map((one) => one.id) }; };

test("work of the same edition is taken up whole, without news", () => {
  const { work, news } = takeUp(JSON.parse(JSON.stringify(worked(PLAN, { step: "14", claim: "B", reply: "Dear all" }))), PLAN);
  assert.deepEqual(work.raw, { step: "14", claim: "B", reply: "Dear all" });
  assert.deepEqual(news, []);
});

test("where the exercise has changed, answers to questions that are still asked are kept, and it is said what changed", () => {
  const old = { ...PLAN, edition: "old", checks: [{ id: "gone", kind: "number", form: "How many?" }, { ...PLAN.checks[1], options: { A: "two", B: "one" } }] };
  const { work, news } = takeUp(worked(old, { gone: "7", claim: "B", reply: "Dear all" }), PLAN);
  assert.deepEqual(work.raw, { claim: "B", reply: "Dear all" });
  assert.deepEqual(work.gone, [{ words: "How many?", raw: "7" }]);
  assert.match(news.join(" "), /Question 2 is asked in other words now.*Question 1 is new\. One question that you had answered is no longer asked\./);
});

test("a question whose kind of field has changed begins anew, and what was there is kept aside", () => {
  const old = { ...PLAN, edition: "old", checks: [PLAN.checks[0], { id: "claim", kind: "choices", form: "Which?", options: { A: "one" } }] };
  const { work } = takeUp(worked(old, { claim: ["A"] }), PLAN);
  assert.deepEqual([work.raw, work.gone], [{}, [{ words: "Which?", raw: ["A"] }]]);
});

test("a change of text alone is said too", () => {
  const { news } = takeUp({ ...worked(PLAN, { step: "14" }), edition: "old" }, PLAN);
  assert.match(news.join(" "), /The questions are the same as before/);
});

test("what is no work of a form is spoilt, and nothing of it is used", () => {
  for (const found of [null, 7, [], {}, { format: 2 }, { ...worked(PLAN, {}), raw: [] }, { ...worked(PLAN, {}), who: null }]) {
    const { work, spoilt } = takeUp(found, PLAN);
    assert.deepEqual([spoilt, work], [true, blank("new")]);
  }
  assert.equal(takeUp(undefined, PLAN).spoilt, false);
});

test("another wording has another sign", () => {
  assert.notEqual(asks(PLAN.checks[0]).sign, asks({ ...PLAN.checks[0], form: "How many?" }).sign);
  assert.equal(asks(PLAN.written[0]).kind, "written");
});
