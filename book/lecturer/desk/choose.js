// The first step: what the desk does, why it can be trusted, what it cannot promise, and the files.

import { h, uid } from "../../widgets/base.js";
import { button, field, select, status } from "./parts.js";

const CHOICES = {
  cell: ["One cell may run for", [["10", "10 seconds"], ["30", "30 seconds"], ["60", "1 minute"], ["120", "2 minutes"]], "30"],
  notebook: ["One hand-in may run for", [["60", "1 minute"], ["120", "2 minutes"], ["300", "5 minutes"]], "120"],
  memory: ["Memory for one hand-in", [["536870912", "512 MB"], ["1073741824", "1 GB"], ["2147483648", "2 GB"]], "1073741824"],
};

const TRUST = [
  "Students’ work never leaves this computer. There is no account and no upload: the marking is done by this page, in your browser.",
  "You need not take our word for it. Before it opens any file, the page gives your browser a rule that it may fetch and send nothing more, and tries the rule out. Once it has begun to mark you may turn the network off: all goes on.",
  "Students’ code runs shut away from the page, from other students’ work and from the network, and is ended when its time is up.",
  "Marks for tasks are worked out by this page from the values that the code leaves, and by the rules of the exercise. No mark or message in a file is believed.",
];
const NOT_PROMISED = [
  "The rules of the tasks are public. Somebody who types a right value has the marks for it, however it was found. These marks are formative, and no exam.",
  "Nothing here tells who did the work. Names come from your VLE’s file names; for loose files they are what the file itself says.",
  "Add-ons that you have put into your browser can read any page, this one too. On a computer that is not yours, use a private window.",
  "It has been tried with files in the patterns of Moodle and Blackboard. Other systems’ names may not be known.",
];

/**
 * @param {{site: string, opened: (files: File[]) => void, sample: () => void}} options
 * @returns {{node: HTMLElement, limits: () => Object, lock: () => void, say: (words: string) => void}}
 */
export function chooseView({ site, opened, sample }) {
  const input = h("input", { type: "file", id: uid("files"), multiple: true, accept: ".zip,.ipynb" }), said = status("ju-notice");
  const drop = h("div", { className: "desk-drop" }, h("p", {}, h("label", { for: input.id }, "Choose the zip that your VLE gave you, or single files, or drop them here"), " ", input),
    h("p", {}, button("Try it with the sample zip", sample), h("a", { href: `${site}teach/sample_hand_ins.zip`, download: "" }, "Save the sample zip")));
  input.addEventListener("change", () => { if (input.files.length) opened([...input.files]); input.value = ""; });
  dropping(drop, opened);
  const chosen = Object.entries(CHOICES).map(([key, [words, options, usual]]) => ({ key, words, control: select(uid(key), options, usual) }));
  const limits = h("details", {}, h("summary", {}, "Limits"), h("p", {}, "What goes on for longer is stopped, and keeps the marks for what was reached. The limits are fixed once files have been chosen."), ...chosen.map(({ words, control }) => field(words, control)));
  const node = h("div", {}, h("p", {}, "Marks a class’s hand-ins of the book’s exercises. Tasks are marked at once; written answers you mark by their rubric. Then you take away a spreadsheet, your VLE’s upload form and a feedback sheet for each student."), drop, said, limits,
    h("details", { open: true }, h("summary", {}, "What happens to students’ work"), h("ul", {}, ...TRUST.map((line) => h("li", {}, line)))),
    h("details", {}, h("summary", {}, "What this cannot promise"), h("ul", {}, ...NOT_PROMISED.map((line) => h("li", {}, line)))),
    h("p", {}, "Came back to go on? Drop the same zip again: what was marked is found, and nothing is marked twice."));
  return {
    node,
    limits: () => Object.fromEntries(chosen.map(({ key, control }) => [key, Number(control.value)])),
    lock: () => { for (const { control } of chosen) control.disabled = true; },
    say: (words) => { said.textContent = words; },
  };
}

/** Take files that are dropped on a place. */
function dropping(place, opened) {
  for (const type of ["dragenter", "dragover"]) place.addEventListener(type, (event) => { event.preventDefault(); place.classList.add("desk-over"); });
  place.addEventListener("dragleave", () => place.classList.remove("desk-over"));
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    place.classList.remove("desk-over");
    const files = [...event.dataTransfer.files];
    if (files.length) opened(files);
  });
}
