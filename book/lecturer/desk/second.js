// Second marking of a sample: blind to the first marks, then how far both agree, then the differences settled.

import { h, tableTwin, uid } from "../../widgets/base.js";
import { agreement, inWords, sample, usual } from "./agreement.js";
import { openBank } from "./comments.js";
import { FIRST, SECOND, SETTLED } from "./marks.js";
import { button, field, plural, short, status } from "./parts.js";
import { markingView, pile } from "./written.js";

/**
 * @param {Object} options
 * @param {Object} options.plan
 * @param {string[]} options.keys of the hand-ins
 * @param {ReturnType<typeof import("./marks.js").openMarks>} options.marks
 * @param {() => void} options.changed
 */
export function secondView({ plan, keys, marks, changed }) {
  const answered = keys.filter((key) => plan.written.some(({ id }) => marks.text(key, id)));
  if (!answered.length) return h("p", {}, "Nobody has written anything for these questions.");
  const count = h("input", { id: uid("sample"), type: "number", className: "desk-number", min: String(Math.min(3, answered.length)), max: String(answered.length), value: String(usual(answered.length)) });
  const room = h("div", {}), said = status(), bank = openBank(marks, SECOND);
  const chosen = () => sample(answered, Number(count.value));
  const blind = () => { room.replaceChildren(h("h3", { tabIndex: -1 }, "Mark the sample again"), markingView({ plan, keys: chosen(), marks, bank, part: SECOND, changed })); room.firstChild.focus(); };
  const compare = () => { room.replaceChildren(...comparison({ plan, keys: chosen(), marks, changed, again: compare })); room.firstChild.focus(); };
  count.addEventListener("change", () => { count.value = String(chosen().length); said.textContent = `The sample is ${plural(chosen().length, "hand-in")}.`; });
  return h("div", {}, h("p", {}, `Another marker, or you a day later, marks some of the ${plural(answered.length, "hand-in")} again without seeing the first marks. A tenth is usual, and three the least. Which ones they are is settled by chance and stays the same.`),
    field("Hand-ins in the sample", count), said, h("p", { className: "ju-buttons" }, button("Mark the sample", blind, true), button("Compare both markings", compare)), room);
}

/** Both marks of each answer of the sample that has both. */
function pairsOf(plan, keys, marks) {
  return pile(plan, keys, marks).flatMap(({ question, keys: answers }) => answers.map((key) => ({ question, key, first: marks.get(key, question.id, FIRST), second: marks.get(key, question.id, SECOND) })))
    .filter(({ first, second }) => first && second);
}

function comparison(context) {
  const { plan, keys, marks } = context, pairs = pairsOf(plan, keys, marks), total = ({ first, second }) => [marks.total(first), marks.total(second)];
  const twin = tableTwin("Agreement by question");
  twin.fill(["Question", "Answers", "Same mark", "Within one", "Mean difference", "Weighted kappa"], plan.written.map(({ id }, at) => {
    const found = agreement(pairs.filter(({ question }) => question.id === id).map(total));
    return [`Question ${at + 1}`, found.count, found.exact, found.near, short(found.difference), found.kappa === null ? "none" : short(found.kappa)];
  }));
  const apart = pairs.filter((pair) => total(pair)[0] !== total(pair)[1]);
  return [h("h3", { tabIndex: -1 }, "How far both markers agree"), ...inWords(agreement(pairs.map(total))).map((line) => h("p", {}, line)),
    ...(pairs.length ? [twin.node] : []), h("h3", {}, "Differences to settle"), ...(apart.length ? apart.map((pair, at) => difference(pair, at + 1, context)) : [h("p", {}, pairs.length ? "There are none." : "There is nothing to settle yet.")])];
}

/** One answer on which the markers differ. */
function difference({ question, key, first, second }, number, { marks, changed }) {
  const id = uid("apart"), said = status(), settle = (given, words) => {
    marks.keep(key, question.id, SETTLED, given);
    changed();
    said.textContent = words;
  };
  const settled = marks.get(key, question.id, SETTLED);
  said.textContent = settled ? `Settled: ${marks.total(settled)} of ${question.marks}.` : "Not settled: the first marking counts until it is.";
  const rows = question.rubric.map(({ earns, marks: most }, at) => [earns, `${first.points[at] ?? 0} of ${most}`, `${second.points[at] ?? 0} of ${most}`]);
  const twin = tableTwin(`Both markings of answer ${number}`), agreed = question.rubric.map((_, at) => agreedPoint(question.rubric[at], at, first, second));
  twin.fill(["What earns marks", "First", "Second"], [...rows, ["Together", marks.total(first), marks.total(second)], ["Comment", first.comment || "none", second.comment || "none"]]);
  const own = () => { const points = agreed.map(({ input, most }) => Math.min(most, Math.max(0, Math.round(Number(input.value) || 0)))); settle({ points, comment: first.comment || second.comment }, `Settled: ${points.reduce((sum, one) => sum + one, 0)} of ${question.marks}.`); };
  return h("section", { className: "desk-apart", "aria-labelledby": id }, h("h4", { id }, `${number}. ${question.ask}`), h("div", { className: "desk-answer", tabIndex: 0, role: "region", "aria-label": `Answer ${number}` }, marks.text(key, question.id)), twin.node,
    h("p", { className: "ju-buttons" }, button("The first stands", () => settle(first, `Settled as the first marker had it: ${marks.total(first)}.`)), button("The second stands", () => settle(second, `Settled as the second marker had it: ${marks.total(second)}.`))),
    h("details", {}, h("summary", {}, "Agree on other marks"), ...agreed.map(({ node }) => node), h("p", {}, button("Keep these marks", own))), said);
}

function agreedPoint({ earns, marks: most }, at, first, second) {
  const input = h("input", { id: uid("agreed"), type: "number", className: "desk-number", min: "0", max: String(most), value: String(Math.min(first.points[at] ?? 0, second.points[at] ?? 0)) });
  return { input, most, node: field(`${earns} (0 to ${most})`, input) };
}
