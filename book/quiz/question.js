// One question on the page: it asks how sure the reader is, says why, gives a second try, and then
// shows the answer and where to read again.

import { h, inline, quietHost, uid } from "../widgets/base.js";
import { control, review } from "./answers.js";
import { SURE, lacks, leftOut, mark, reasons, standing, startOrder } from "./marking.js";

/**
 * The address of a section of the questions' chapter, and what it is called.
 * @param {{root: string}} page
 * @param {string} chapter
 * @param {string} section
 * @param {string} [name] where it stands on another page
 * @returns {HTMLElement}
 */
export function sectionLink(page, chapter, section, name) {
  const here = document.getElementById(section);
  const heading = (here?.matches("section, h1, h2, h3, h4") ? here : here?.closest("section"))?.querySelector("h1, h2, h3, h4");
  const title = name ?? [...(heading?.childNodes ?? [])].filter((node) => !node.matches?.(".headerlink, .section-number")).map((node) => node.textContent).join("").trim();
  const href = here ? `#${section}` : `${page.root}chapters/${chapter}.html#${section}`;
  return h("a", { href }, title ? `Read this again: ${title}` : "Read the section on this again");
}

/** What a reader sees in place of a question that was left out. */
const leftNote = () => h("p", { tabIndex: -1 }, "You left this question out. Nothing is lost by that: another one tests the same.");

/** Radios for how sure the reader is. */
function sureness() {
  const name = uid("sure");
  const inputs = SURE.map((_, i) => h("input", { type: "radio", name, value: String(i) }));
  const node = h("fieldset", { className: "ju-sure" }, h("legend", {}, "How sure are you?"),
    ...SURE.map((words, i) => h("label", { className: "ju-choice" }, inputs[i], h("span", {}, words))));
  const chosen = () => inputs.findIndex((input) => input.checked);
  return { node, chosen, focus: () => inputs[0].focus(), clear: () => inputs.forEach((input) => { input.checked = false; }) };
}

/** What is said after a check: the verdict, and the reason of each thing that was chosen. */
function verdict(question, { tries, right, done, own }) {
  if (own) return [h("p", {}, h("strong", {}, done ? "Marked by you." : "Now compare your answer with the model answer, and tick its points."))];
  const given = tries.at(-1).given, found = reasons(question, given);
  const head = right ? (tries.length > 1 ? "Right at the second try." : "Right.") : done ? "Not right." : "Not right yet. You have a second try.";
  const lines = found.map(({ label, right: good, why }) => (found.length > 1
    ? h("li", {}, h("strong", {}, ...inline(label)), good ? " is right. " : " is wrong. ", ...inline(why))
    : h("p", {}, ...inline(why))));
  const more = !right && !done && leftOut(question, given);
  // Once the answer is shown, the reasons stand beside the options: here they are only spoken.
  const why = h("div", { className: done && question.options ? "ju-spoken" : "" }, found.length > 1 ? h("ul", {}, ...lines) : lines[0]);
  return [h("p", {}, h("strong", {}, head)), why, more && h("p", {}, more)].filter(Boolean);
}

/**
 * One question on the page. What it shows follows from the record alone, so that it is the same
 * after a reload, and wherever else on the page it is asked.
 * @param {Object} given
 * @param {Object} given.question prepared
 * @param {string} given.label such as "Question 2 of 10. "
 * @param {{seed: number, get: (id: string) => Object|undefined, put: (changes: Object) => void}} given.record as record.js gives it
 * @param {HTMLElement|null} given.link to the section
 * @returns {{node: HTMLElement, refresh: () => void, focus: () => void}}
 */
export function questionView({ question, label, record, link }) {
  const how = h("span", { className: "ju-note" }), body = h("div"), sure = sureness();
  const legend = h("legend", { tabIndex: -1 }, h("span", { className: "ju-kind" }, label), ...inline(question.question), " ", how);
  const check = h("button", { type: "submit", className: "ju-button ju-main" }, "Check");
  const show = h("button", { type: "button", className: "ju-button" }, "Show the answer");
  const leave = h("button", { type: "button", className: "ju-button" });
  const reply = h("div", { className: "ju-reply", "aria-live": "polite" }), again = h("p", { className: "ju-again" }, link);
  const form = h("form", { noValidate: true }, h("fieldset", {}, legend, body), sure.node, h("p", { className: "ju-buttons" }, check, show, leave), reply, again);
  let answer, shown = "";

  const order = (round) => startOrder(question, `${record.seed}/${question.id}/${round}`);
  const refresh = () => {
    const now = standing(question, record.get(question.id)), stage = JSON.stringify([now.tries, now.round, now.done, now.changed, now.left]);
    if (stage === shown) return;
    shown = stage;
    draw(now);
  };
  const draw = (now) => {
    const { tries, round, done, changed, own, left } = now, last = tries.at(-1)?.given ?? "";
    if (left) body.replaceChildren(leftNote());
    else if (done) body.replaceChildren(h("div", { tabIndex: -1, role: "group", "aria-label": "Answer and reasons" }, review(question, order(round), last)));
    else ask(round, last);
    how.textContent = done ? "" : answer.how;
    sure.node.hidden = own || left || tries.length > 0;
    if (!tries.length) sure.clear();
    check.hidden = done;
    check.textContent = own ? (tries.length ? "Save my marks" : "Show the model answer") : tries.length ? "Check again" : "Check";
    show.hidden = own || done || !tries.length;
    leave.hidden = !question.sensitive || tries.length > 0;
    leave.textContent = left ? "Answer it after all" : "Leave this one out";
    again.hidden = !link || !tries.length;
    reply.replaceChildren(...(tries.length ? verdict(question, now) : changed ? ["This question has changed since you answered it."] : []));
    quietHost(form);
  };
  const ask = (round, last) => {
    const kept = answer && body.contains(answer.node) && answer.round === round;
    if (kept && last.length && !standing(question, record.get(question.id)).own) return;
    answer = { ...control(question, order(round), last), round };
    if (last.length) answer.put(last);
    body.replaceChildren(answer.node);
  };
  const keep = (change) => {
    record.put({ [question.id]: { round: standing(question, record.get(question.id)).round, ...change } });
    body.querySelector("[tabindex='-1']")?.focus();
  };
  const tell = (sentence, focus) => { reply.replaceChildren(h("p", {}, sentence)); focus?.(); };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = answer.given(), { tries, own } = standing(question, record.get(question.id)), lack = lacks(question, given);
    if (lack) return tell(lack, answer.focus);
    // What the reader marks has one try: the text, and then the text with the points ticked.
    if (own) return keep({ tries: [{ given, right: mark(question, given), at: Date.now() }] });
    if (!tries.length && sure.chosen() < 0) return tell("Say how sure you are first: a guess is fine.", sure.focus);
    if (tries.length && String(tries.at(-1).given) === String(given)) return tell("That is the answer you gave before. Change it, or show the answer.");
    const sureOf = tries.length ? {} : { sure: sure.chosen() };
    return keep({ tries: [...tries, { given, ...sureOf, right: mark(question, given), at: Date.now() }] });
  });
  show.addEventListener("click", () => keep({ tries: standing(question, record.get(question.id)).tries, shown: true }));
  leave.addEventListener("click", () => {
    const { left, round } = standing(question, record.get(question.id));
    keep(left ? { tries: [], round: round + 1 } : { tries: [], left: true });
  });
  refresh();
  return { node: form, refresh, focus: () => legend.focus() };
}
