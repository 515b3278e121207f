// The controls of matching, short, gap and open questions, and how their answers are shown afterwards.

import { h, inline, uid } from "../widgets/base.js";
import { chosen } from "./matching.js";
import { marks, parts } from "./open.js";
import { cut, fold, written } from "./words.js";

const LONGEST = 200, LONGEST_OPEN = 5000; // characters; what is written is kept in the browser
const bare = (text) => text.replace(/\*([^*\s][^*]*)\*/g, "$1"); // the list of a select holds no emphasis
const textInput = (props) => h("input", { type: "text", autocomplete: "off", spellcheck: false, maxLength: LONGEST, ...props });
const firstEmpty = (inputs) => inputs.find((input) => !input.value.trim()) ?? inputs[0];

/** Controls that are each known by the key of what they answer; given and put as `key:value`. */
function keyed(keys, inputs) {
  return {
    given: () => keys.map((key, i) => `${key}:${inputs[i].value}`),
    focus: () => firstEmpty(inputs).focus(),
  };
}

/** One labelled list of choices for each thing on the left: the same for keyboard, touch and screen reader. */
function matching(question, order) {
  const selects = question.pairs.map(() => h("select", { id: uid("match"), className: "ju-select" },
    h("option", { value: "" }, "Choose a match"), ...order.map((one) => h("option", { value: one.key }, bare(one.text)))));
  const rows = question.pairs.map((pair, i) => h("p", { className: "ju-match" }, h("label", { for: selects[i].id }, ...inline(pair.left)), selects[i]));
  const put = (given) => chosen(question, given).forEach((key, i) => { selects[i].value = key; });
  return { node: h("div", {}, ...rows), how: "Choose a match for each.", put, ...keyed(question.pairs.map((pair) => pair.key), selects) };
}

function short() {
  const input = textInput({ id: uid("short"), className: "ju-number ju-words" });
  return {
    node: h("p", { className: "ju-numeric" }, h("label", { for: input.id }, "Your answer"), input),
    how: "Write a word or a few.",
    given: () => input.value,
    put: (given) => { input.value = given; },
    focus: () => input.focus(),
  };
}

function gap(question) {
  const id = uid("gaps");
  const inputs = question.gaps.map(() => textInput({ id: uid("gap"), className: "ju-number ju-gap", "aria-describedby": id }));
  const field = (i) => h("span", { className: "ju-blank" }, h("label", { for: inputs[i].id, className: "ju-note" }, `Gap ${i + 1}`), inputs[i]);
  const node = h("p", { id, className: "ju-gaps" }, ...cut(question.text).flatMap((part) => (typeof part === "number" ? field(part) : inline(part))));
  const put = (given) => written(question, given).forEach((text, i) => { inputs[i].value = text; });
  return { node, how: inputs.length === 1 ? "Fill the gap." : "Fill the gaps.", put, ...keyed(question.gaps.map((one) => one.key), inputs) };
}

/** First a field to write in; once that is kept, the model answer and the points to tick. */
function open(question, last) {
  return last ? selfMarking(question, parts(last).text) : writing();
}

function writing() {
  const hint = h("p", { id: uid("hint"), className: "ju-note" }, "Do not write about a real person.");
  const area = h("textarea", { id: uid("open"), className: "ju-area", rows: 6, maxLength: LONGEST_OPEN, "aria-describedby": hint.id });
  return {
    node: h("div", {}, h("label", { for: area.id }, "Your answer"), hint, area),
    how: "Write a few sentences, then compare them with a model answer.",
    given: () => area.value,
    put: (given) => { area.value = given; },
    focus: () => area.focus(),
  };
}

const worth = (count) => `${count} ${count === 1 ? "mark" : "marks"}`;

function selfMarking(question, text) {
  const boxes = question.rubric.map((one) => h("input", { type: "checkbox", value: one.key }));
  const points = h("fieldset", {}, h("legend", {}, "Tick each point that your answer makes"), ...question.rubric.map((one, i) =>
    h("label", { className: "ju-choice" }, boxes[i], h("span", {}, ...inline(one.point), ` (${worth(one.marks)})`))));
  return {
    node: h("div", { tabIndex: -1, role: "group", "aria-label": "Your answer and a model answer" }, ...beside(question, text), points),
    how: "",
    given: () => [text, ...boxes.filter((box) => box.checked).map((box) => box.value)],
    put: () => {},
    focus: () => boxes[0].focus(),
  };
}

const beside = (question, text) => [
  h("p", {}, h("strong", {}, "Your answer")), h("blockquote", { className: "ju-own" }, text),
  h("p", {}, h("strong", {}, "A model answer")), h("blockquote", { className: "ju-own" }, ...inline(question.model))];

/** How each type is answered: what is kept of the last try comes third. */
export const FIELDS = { matching, short, gap, open: (question, _order, last) => open(question, last) };

const row = (words, tag, right, why) => h("li", { className: right ? "ju-right" : "ju-wrong" },
  h("span", {}, ...inline(words)), " ", h("strong", { className: "ju-tag" }, tag), why && h("span", { className: "ju-why" }, ...inline(why)));

const list = (rows) => h("ul", { className: "ju-review" }, ...rows);

function matchingReview(question, given) {
  const keys = chosen(question, given), name = (key) => bare(question.choices.find((one) => one.key === key)?.text ?? "");
  return list(question.pairs.map((pair, i) => {
    const right = keys[i] === pair.choice;
    return row(`${pair.left}: ${pair.right}`, right ? "Matched right" : `You chose “${name(keys[i])}”`, right, pair.why);
  }));
}

const forms = ({ accept }) => accept.join(", or ");

function shortReview(question, given, right) {
  return list([row(forms(question), "Right", true, right ? "" : question.why), h("li", {}, h("span", {}, given), " ", h("strong", { className: "ju-tag" }, "your answer"))]);
}

function gapReview(question, given) {
  const texts = written(question, given);
  return list(question.gaps.map((one, i) => {
    const right = one.accept.some((form) => fold(form) === fold(texts[i]));
    return row(`Gap ${i + 1}: ${forms(one)}`, right ? "Filled right" : `You wrote “${texts[i]}”`, right, one.why);
  }));
}

function openReview(question, given) {
  const { text, ticked } = parts(given), { got, of } = marks(question, given);
  const points = question.rubric.map((one) => {
    const has = ticked.includes(one.key);
    return row(one.point, has ? `Ticked, ${worth(one.marks)}` : "Not ticked", has);
  });
  return h("div", {}, ...beside(question, text), h("p", {}, h("strong", {}, `Marked by you: ${got} of ${worth(of)}`)), list(points));
}

/** How the answer of each type is shown after the last try. */
export const REVIEWS = { matching: matchingReview, short: shortReview, gap: gapReview, open: openReview };
