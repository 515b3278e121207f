// Shows what a record says: chapters, outcomes, certainty set beside what was right, errors made in certainty.

import { h, inline, tableTwin } from "../widgets/base.js";
import { loadChapter } from "./bank_files.js";
import { SURE } from "./marking.js";
import { calibration, chapters, confidentErrors } from "./mastery.js";
import { place } from "./places.js";

/** How each state of an outcome is told, and its sign, so that colour is not the only one. */
const STATES = { secure: ["Secure", "✓"], slipped: ["Slipped: it was secure, and an error came later", "↓"], begun: ["Begun", "·"], new: ["Not begun", "–"] };

const fold = (words, ...kids) => h("details", {}, h("summary", {}, words), ...kids);

/**
 * Each chapter that was opened or answered, with its outcomes.
 * @param {import("./places.js").Bank} bank
 * @param {import("./record_format.js").Kept} state
 * @param {string} root
 * @returns {HTMLElement}
 */
export function chapterProgress(bank, state, root) {
  const all = chapters(bank, state).filter((one) => one.opened || one.answered > 0);
  if (!all.length) return h("p", {}, "No chapter has been opened yet.");
  return h("div", {}, ...all.map((one) => {
    const secure = one.outcomes.filter((outcome) => outcome.state === "secure").length;
    const done = [one.read ? "read to its end" : one.opened ? "opened" : "", one.quizDone ? "every question answered" : `${one.answered} of ${one.questions} questions answered`, `${secure} of ${one.outcomes.length} outcomes secure`];
    return fold(`${one.title}: ${done.filter(Boolean).join(", ")}`,
      h("ul", { className: "ju-outcomes" }, ...one.outcomes.map((outcome) => h("li", { className: `ju-is-${outcome.state}` },
        h("span", { "aria-hidden": "true", className: "ju-sign" }, STATES[outcome.state][1]), h("strong", {}, `${STATES[outcome.state][0]}. `), ...inline(outcome.words)))),
      h("p", {}, h("a", { href: `${root}chapters/${one.slug}.html#check-yourself` }, "To the chapter's questions")));
  }));
}

/**
 * How often each degree of certainty was right.
 * @param {import("./record_format.js").Kept} state
 * @returns {HTMLElement}
 */
export function certainty(state) {
  const rows = calibration(state), [, , certain] = rows, { node, fill } = tableTwin("First tries, by how sure you were");
  fill(["How sure", "Answers", "Right", "Share right"], rows.map(({ all, right }, i) => [SURE[i], all, right, all ? `${Math.round((100 * right) / all)}%` : "none yet"]));
  const words = certain.all ? `When you were certain, you were right ${certain.right} of ${certain.all} times.` : "You have not been certain of an answer yet.";
  return h("div", {}, h("p", { className: "ju-sentence" }, words), node);
}

/**
 * Errors made in certainty, each with the paragraph to read again; their words are fetched when they are asked for.
 * @param {import("./places.js").Bank} bank
 * @param {import("./record_format.js").Kept} state
 * @param {string} root
 * @returns {HTMLElement}
 */
export function certainErrors(bank, state, root) {
  const errors = confidentErrors(bank, state), list = h("ul", {});
  if (!errors.length) return h("p", {}, "None. What one is sure of and has wrong is what is worth finding, so say “certain” when you are.");
  const box = fold(`${errors.length} to look at`, list);
  const row = (error, questions) => {
    const { chapter, section, sensitive } = place(bank, error.id), words = sensitive ? "A question with a content note" : questions.get(error.id)?.question ?? "";
    const link = h("a", { href: `${root}chapters/${chapter.slug}.html#${section}` }, `Read again: ${chapter.sections[section] ?? chapter.title}`);
    return h("li", {}, ...inline(words), " ", h("span", { className: "ju-note" }, error.mended ? "Since then you had it right. " : "Not put right yet. "), link);
  };
  box.addEventListener("toggle", async () => {
    if (!box.open || list.childElementCount) return;
    const needed = [...new Set(errors.map(({ id }) => place(bank, id).chapter))];
    const loaded = new Map(await Promise.all(needed.map(async (chapter) => [chapter, await loadChapter(root, chapter)])));
    list.replaceChildren(...errors.map((error) => row(error, loaded.get(place(bank, error.id).chapter))));
  });
  return box;
}
