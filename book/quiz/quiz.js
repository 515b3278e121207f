// The quiz: asks a chapter's questions, together or one by one. Each question asks how sure the
// reader is, says why, gives a second try and then shows the answer and where to read again.

import { h, inline, liveSentence, quietHost, uid } from "../widgets/base.js";
import { control, review } from "./answers.js";
import { SURE, lacks, leftOut, mark, prepare, reasons, score, secured, standing, startOrder } from "./marking.js";
import { openRecord } from "./record.js";

/**
 * The address of a section of the questions' chapter, and what it is called on this page.
 * @param {{root: string}} page
 * @param {string} chapter
 * @param {string} section
 * @returns {HTMLElement}
 */
function sectionLink(page, chapter, section) {
  const here = document.getElementById(section);
  const heading = (here?.matches("section, h1, h2, h3, h4") ? here : here?.closest("section"))?.querySelector("h1, h2, h3, h4");
  const title = [...(heading?.childNodes ?? [])].filter((node) => !node.matches?.(".headerlink, .section-number")).map((node) => node.textContent).join("").trim();
  const href = here ? `#${section}` : `${page.root}chapters/${chapter}.html#${section}`;
  return h("a", { href }, title ? `Read this again: ${title}` : "Read the section on this again");
}

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
 * @param {import("./record.js").Record} given.record
 * @param {HTMLElement|null} given.link to the section
 * @returns {{node: HTMLElement, refresh: () => void, focus: () => void}}
 */
function questionView({ question, label, record, link }) {
  const how = h("span", { className: "ju-note" }), body = h("div"), sure = sureness();
  const legend = h("legend", { tabIndex: -1 }, h("span", { className: "ju-kind" }, label), ...inline(question.question), " ", how);
  const check = h("button", { type: "submit", className: "ju-button ju-main" }, "Check");
  const show = h("button", { type: "button", className: "ju-button" }, "Show the answer");
  const reply = h("div", { className: "ju-reply", "aria-live": "polite" }), again = h("p", { className: "ju-again" }, link);
  const form = h("form", { noValidate: true }, h("fieldset", {}, legend, body), sure.node, h("p", { className: "ju-buttons" }, check, show), reply, again);
  let answer, shown = "";

  const order = (round) => startOrder(question, `${record.seed}/${question.id}/${round}`);
  const refresh = () => {
    const now = standing(question, record.get(question.id)), stage = JSON.stringify([now.tries, now.round, now.done, now.changed]);
    if (stage === shown) return;
    shown = stage;
    draw(now);
  };
  const draw = (now) => {
    const { tries, round, done, changed, own } = now, last = tries.at(-1)?.given ?? "";
    if (done) body.replaceChildren(h("div", { tabIndex: -1, role: "group", "aria-label": "Answer and reasons" }, review(question, order(round), last)));
    else ask(round, last);
    how.textContent = done ? "" : answer.how;
    sure.node.hidden = own || tries.length > 0;
    if (!tries.length) sure.clear();
    check.hidden = done;
    check.textContent = own ? (tries.length ? "Save my marks" : "Show the model answer") : tries.length ? "Check again" : "Check";
    show.hidden = own || done || !tries.length;
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
    record.put({ [question.id]: { ...change, round: standing(question, record.get(question.id)).round } });
    body.querySelector("[role=group]")?.focus();
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
  refresh();
  return { node: form, refresh, focus: () => legend.focus() };
}

/** The numbers by which a reader goes to any question. */
function numberList(questions, goTo) {
  const buttons = questions.map((_, i) => {
    const node = h("button", { type: "button", className: "ju-button" });
    node.addEventListener("click", () => goTo(i));
    return node;
  });
  const put = (i, now, current) => {
    const open = !now.tries.length ? "not answered" : now.own ? "not marked yet" : "second try";
    const [state, sign] = !now.done ? [open, ""] : now.own ? ["marked by you", " •"] : now.right ? ["right", " ✓"] : ["not right", " ✗"];
    buttons[i].replaceChildren(String(i + 1), h("span", { "aria-hidden": "true" }, sign));
    buttons[i].setAttribute("aria-label", `${i + 1}: ${state}`);
    if (current) buttons[i].setAttribute("aria-current", "step"); else buttons[i].removeAttribute("aria-current");
  };
  const node = h("div", { role: "group", "aria-label": "Go to a question" }, h("ol", { className: "ju-numbers" }, ...buttons.map((button) => h("li", {}, button))));
  return { node, put };
}

const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

/** Say how the quiz stands, in a sentence or two. */
function scoreText({ all, done, first, second, own, certain, certainRight }) {
  if (!done || all === 1) return ""; // of a single question the verdict has said it
  const sum = `${done} of ${all} answered: ${first} right at the first try, ${second} at the second${own ? `, ${own} marked by you` : ""}.`;
  return done < all || !certain ? sum : `${sum} You were certain ${plural(certain, "time")}, and right ${plural(certainRight, "time")}.`;
}

/** What is secure and what is not, shown when all is answered. */
function results(questions, outcomes, standings, links) {
  const all = secured(questions, outcomes, standings);
  const part = (head, secure) => {
    const rows = all.filter((one) => one.secure === secure).map((one) => h("li", {}, ...inline(one.words), ...links(one.again)));
    return rows.length > 0 && h("div", {}, h("p", {}, h("strong", {}, head)), h("ul", {}, ...rows));
  };
  return [h("p", { className: "ju-title" }, "Where you stand"), part("Secure:", true), part("Not secure yet:", false),
    h("p", { className: "ju-note" }, "Secure means that every question on it was right at the first try, and none was a guess. An answer that you marked counts when it made every point.")].filter(Boolean);
}

/** The parts of a quiz that stand around its questions. */
function surround(model, stage, foot) {
  const id = uid("title"), notice = h("p", { className: "ju-notice", role: "status" });
  // Groups and no landmarks: a chapter has several quizzes of the same name, and landmarks must differ.
  const box = h("div", { className: "ju ju-quiz", role: "group", "aria-labelledby": id },
    h("p", { className: "ju-title", id }, h("span", { className: "ju-kind" }, "Questions: "), model.get("title")),
    model.get("content_note") && h("p", { className: "ju-note" }, model.get("content_note")),
    notice, ...stage, h("p", { className: "ju-buttons" }, ...foot));
  return { box, say: (sentence) => { if (sentence) notice.textContent = sentence; } };
}

const button = (words, clicked) => {
  const node = h("button", { type: "button", className: "ju-button" }, words);
  node.addEventListener("click", clicked);
  return node;
};

/** @type {import("@anywidget/types").Render} */
function render({ model, el, page }) {
  const questions = model.get("questions").map(prepare), count = questions.length, byOne = model.get("pace") === "one" && count > 1;
  const record = openRecord(model, page), views = new Map();
  // Of many questions the browser lays out only those in sight.
  const look = byOne ? "ju-question" : `ju-question ju-together${count > 10 ? " ju-many" : ""}`;
  const slots = questions.map((question) => h("div", { className: look, "data-question": question.id }));
  const standings = questions.map((question) => standing(question, record.get(question.id)));
  let current = Math.max(0, standings.findIndex((one) => !one.done));

  /** Make a question when it is first seen. */
  const view = (i) => {
    if (!views.has(i)) {
      const link = page ? sectionLink(page, model.get("chapter"), questions[i].section) : null;
      views.set(i, questionView({ question: questions[i], label: count > 1 ? `Question ${i + 1} of ${count}. ` : "", record, link }));
      slots[i].append(views.get(i).node);
    }
    return views.get(i);
  };
  const go = (i, focus = true) => {
    const before = current;
    current = i;
    slots.forEach((slot, at) => { slot.hidden = byOne && at !== i; });
    previous.hidden = !byOne || i === 0;
    next.hidden = !byOne || i === count - 1;
    for (const at of [before, i]) numbers.put(at, standings[at], byOne && at === current);
    const shown = view(i);
    if (focus) shown.focus();
  };
  const previous = button("Previous question", () => go(current - 1)), next = button("Next question", () => go(current + 1));
  const restart = button("Start again", () => {
    record.put(Object.fromEntries(questions.map((question, i) => [question.id, { tries: [], round: standings[i].round + 1 }])));
    go(0);
  });
  const numbers = numberList(questions, go), total = liveSentence("ju-score"), ending = h("div", { className: "ju-results" });
  const links = (again) => again.flatMap((i) => [" ", button(`Question ${i + 1}`, () => go(i))]);
  const { box, say } = surround(model, [byOne && numbers.node, ...slots, total.node, ending].filter(Boolean), [previous, next, restart]);

  const sum = () => {
    const now = score(standings), over = now.done === count;
    total.say(scoreText(now));
    restart.hidden = !over;
    ending.replaceChildren(...(over && count > 2 ? results(questions, model.get("outcomes"), standings, links) : []));
    say(record.takeNotice());
  };
  const update = (ids) => {
    questions.forEach((question, i) => {
      if (!ids.includes(question.id)) return;
      standings[i] = standing(question, record.get(question.id));
      views.get(i)?.refresh();
      numbers.put(i, standings[i], byOne && i === current);
    });
    sum();
    quietHost(ending);
  };

  questions.forEach((_, i) => { if (byOne) numbers.put(i, standings[i], i === current); else view(i); });
  go(current, false);
  sum();
  quietHost(box);
  el.append(box);
  // The page's hook for a question is on the one that can be answered.
  for (const printed of el.parentElement?.querySelectorAll(".ju-fallback [data-question]") ?? []) printed.removeAttribute("data-question");
  const stop = record.listen(update), reload = () => record.reload();
  if (!page) model.on("change:state", reload);
  return () => { stop(); model.off("change:state", reload); };
}

export default { render };
