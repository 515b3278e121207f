// The comment bank: what a marker has said to a question before, to be said again, reworded or dropped.

import { h, uid } from "../../widgets/base.js";
import { button } from "./parts.js";

/**
 * One marker's comments by question, while the page is open; those given on an earlier visit are found with the marks.
 * @param {{comments: (question: string, part: string) => string[]}} marks
 * @param {string} part whose they are: a second marker does not see the first one's
 */
export function openBank(marks, part) {
  const banks = new Map();
  const of = (question) => {
    if (!banks.has(question)) banks.set(question, marks.comments(question, part));
    return banks.get(question);
  };
  return {
    of,
    add(question, words) { const said = words.trim(); if (said && !of(question).includes(said)) of(question).push(said); },
    change(question, at, words) { if (words.trim()) of(question)[at] = words.trim(); else of(question).splice(at, 1); },
    forget: () => banks.clear(),
  };
}

/**
 * The bank beside a comment box.
 * @param {ReturnType<typeof openBank>} bank
 * @param {string} question
 * @param {HTMLTextAreaElement} box
 * @param {() => void} used
 */
export function bankView(bank, question, box, used) {
  const list = h("ul", { className: "desk-bank" }), saved = h("span", { className: "ju-note", role: "status" });
  const put = (words) => { box.value = box.value.trim() ? `${box.value.trim()} ${words}` : words; used(); box.focus(); };
  const draw = () => list.replaceChildren(...(bank.of(question).length ? bank.of(question).map((words, at) => item(words, at)) : [h("li", { className: "ju-note" }, "No comments yet.")]));
  const item = (words, at) => {
    const line = h("li", {}, h("span", {}, words), " ");
    const edit = () => {
      const input = h("input", { type: "text", id: uid("saved"), value: words, "aria-label": "The saved comment" });
      const done = () => { bank.change(question, at, input.value); draw(); list.querySelector("button")?.focus(); };
      input.addEventListener("keydown", (event) => { if (event.key === "Enter") done(); });
      line.replaceChildren(input, button("Save it", done), button("Remove it", () => { input.value = ""; done(); }));
      input.focus();
    };
    line.append(named(button("Use", () => put(words)), words), named(button("Edit", edit), words));
    return line;
  };
  const save = button("Save this comment for reuse", () => { bank.add(question, box.value); draw(); saved.textContent = box.value.trim() ? "Saved." : "Write a comment first."; });
  draw();
  return h("details", {}, h("summary", {}, "Comments used before"), h("p", {}, save, saved), list);
}

/** Tell a button's purpose to those who hear it without its line. */
function named(node, words) {
  node.setAttribute("aria-label", `${node.textContent}: ${words}`);
  return node;
}
