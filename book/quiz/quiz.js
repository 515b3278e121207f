// The quiz: asks a chapter's questions, together or one by one, and says at the end what is secure.

import { h, inline, liveSentence, quietHost, uid } from "../widgets/base.js";
import { prepare, score, secured, standing } from "./marking.js";
import { questionView, sectionLink } from "./question.js";
import { inChapter, openRecord } from "./record.js";

/** The numbers by which a reader goes to any question. */
function numberList(questions, goTo) {
  const buttons = questions.map((_, i) => {
    const node = h("button", { type: "button", className: "ju-button" });
    node.addEventListener("click", () => goTo(i));
    return node;
  });
  const put = (i, now, current) => {
    const open = !now.tries.length ? "not answered" : now.own ? "not marked yet" : "second try";
    const [state, sign] = now.left ? ["left out", " –"] : !now.done ? [open, ""] : now.own ? ["marked by you", " •"] : now.right ? ["right", " ✓"] : ["not right", " ✗"];
    buttons[i].replaceChildren(String(i + 1), h("span", { "aria-hidden": "true" }, sign));
    buttons[i].setAttribute("aria-label", `${i + 1}: ${state}`);
    if (current) buttons[i].setAttribute("aria-current", "step"); else buttons[i].removeAttribute("aria-current");
  };
  const node = h("div", { role: "group", "aria-label": "Go to a question" }, h("ol", { className: "ju-numbers" }, ...buttons.map((button) => h("li", {}, button))));
  return { node, put };
}

const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

/** Say how the quiz stands, in a sentence or two. */
function scoreText({ all, done, first, second, own, left, certain, certainRight }) {
  if (!done || all + left === 1) return ""; // of a single question the verdict has said it
  const sum = `${done} of ${all} answered: ${first} right at the first try, ${second} at the second${own ? `, ${own} marked by you` : ""}${left ? `; ${left} left out` : ""}.`;
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

/**
 * The choice to leave a chapter out of the record: on pages of sensitive chapters, until something of them is recorded.
 * @returns {{node: HTMLElement, refresh: () => void}}
 */
function privacy(record, chapter) {
  const box = h("input", { type: "checkbox" });
  const node = h("label", { className: "ju-choice ju-private" }, box, h("span", {}, "Do not record this chapter. ",
    h("span", { className: "ju-note" }, "Your answers to it then last until you leave the page, and no list of yours names it.")));
  box.addEventListener("change", () => record.setUnrecorded(chapter, box.checked));
  const refresh = () => {
    box.checked = record.isUnrecorded(chapter);
    node.hidden = !box.checked && [...record.state.answers.values()].some((entry) => entry.chapter === chapter && entry.tries.length > 0);
  };
  return { node, refresh };
}

const button = (words, clicked) => {
  const node = h("button", { type: "button", className: "ju-button" }, words);
  node.addEventListener("click", clicked);
  return node;
};

/** @type {import("@anywidget/types").Render} */
function render({ model, el, page }) {
  const questions = model.get("questions").map(prepare), count = questions.length, byOne = model.get("pace") === "one" && count > 1;
  const whole = openRecord(page, model), record = inChapter(whole, model.get("chapter")), views = new Map();
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
  const onRecord = page && h("p", {}, h("a", { href: `${page.root}record.html` }, "How it stands over time: your record"));
  const links = (again) => again.flatMap((i) => [" ", button(`Question ${i + 1}`, () => go(i))]);
  const quiet = page && model.get("private") && location.pathname.endsWith(`/chapters/${model.get("chapter")}.html`) ? privacy(whole, model.get("chapter")) : null;
  const { box, say } = surround(model, [quiet?.node, byOne && numbers.node, ...slots, total.node, ending].filter(Boolean), [previous, next, restart]);

  const sum = () => {
    const now = score(standings), over = now.done + now.left === count;
    total.say(scoreText(now));
    restart.hidden = !over;
    ending.replaceChildren(...(over && count > 2 ? [...results(questions, model.get("outcomes"), standings, links), ...(onRecord ? [onRecord] : [])] : []));
    say(whole.takeNotice());
    quiet?.refresh();
  };
  const update = (ids) => {
    questions.forEach((question, i) => {
      if (ids && !ids.includes(question.id)) return;
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
  const stop = whole.listen(update), reload = () => whole.reload();
  if (!page) model.on("change:state", reload);
  return () => { stop(); model.off("change:state", reload); };
}

export default { render };
