// The part of an exercise's page that makes the file to hand in: what the checks say, what is still empty, whose work it is.

import { keep, kept } from "../../widgets/keep.js";
import { h } from "../../widgets/base.js";
import { handIn } from "./hand_in.js";

const REMEMBERED = "hand-in";
const STATES = { true: "met", false: "not yet", undefined: "not run" };
const text = (source) => [source ?? ""].flat().join("");

/** What a check cell's output says: true, false, or undefined where it has not been run. */
function said(cell) {
  const words = (cell?.outputs ?? []).map((output) => text(output.data?.["text/plain"])).find((one) => /^(Right|Not yet)\. /.test(one));
  return words && words.startsWith("Right. ");
}

/**
 * Sum up a notebook: its checks from the outputs of their cells, and its written answers.
 * @param {any} notebook
 * @param {{checks: {id: string, what: string}[], written: {id: string, given: string}[]}} plan
 * @returns {{checks: {id: string, what: string, met: boolean|undefined}[], empty: number[]}} `empty`: numbers of written questions with no answer
 */
export function summary(notebook, plan) {
  const cells = new Map(notebook.cells.map((cell) => [cell.metadata?.nbgrader?.grade_id, cell]));
  const isEmpty = ({ id, given }) => ["", given.trim()].includes(text(cells.get(id)?.source).trim());
  const empty = plan.written.flatMap((one, place) => (isEmpty(one) ? [place + 1] : []));
  return { checks: plan.checks.map((check) => ({ ...check, met: said(cells.get(check.id)) })), empty };
}

/** Says a summary in words. */
function tell({ checks, empty }, isStale) {
  const met = checks.filter((check) => check.met).length;
  const open = empty.length ? `Still empty: written question${empty.length > 1 ? "s" : ""} ${empty.join(" and ")}.` : "Every written question has an answer.";
  return [
    h("p", {}, `${met} of ${checks.length} checks are met. ${open}`, isStale ? " Some cells have changed since they were last run: press Run all first, so that this summary is true." : ""),
    h("ul", {}, ...checks.map((check) => h("li", {}, h("strong", {}, STATES[check.met]), `: ${check.what}`))),
    h("p", {}, "You may hand in work with open checks: a marker runs the notebook again, and each task counts by itself."),
  ];
}

/** Offers a text as a file. */
export function download(file, content) {
  const link = h("a", { href: URL.createObjectURL(new Blob([content], { type: "application/x-ipynb+json" })), download: file });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/**
 * Bring the part to life.
 * @param {HTMLElement} page
 * @param {{plan: any, notebook: () => any, isStale: () => boolean, save: () => Promise<void>}} about `notebook` reads it as it stands
 * @returns {() => void} opens or closes the part
 */
export function handing(page, { plan, notebook, isStale, save }) {
  const part = page.querySelector(".ju-exercise-hand"), made = part.querySelector(".ju-exercise-made"), form = part.querySelector("form");
  const opener = page.querySelector('[data-does="hand"]'), { name, number, kept: tick } = form.elements;
  const before = kept(REMEMBERED).found;
  if (before) { name.value = before.name ?? ""; number.value = before.number ?? ""; tick.checked = true; }

  const show = () => { const found = summary(notebook(), plan); part.querySelector(".ju-exercise-sum").replaceChildren(...tell(found, isStale())); return found; };
  const toggle = (open) => {
    part.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
    made.replaceChildren();
    if (open) { show(); part.querySelector("h3").focus(); } else opener.focus();
  };
  const remember = () => { if (tick.checked) keep(REMEMBERED, { name: name.value, number: number.value }); else if (kept(REMEMBERED).found) keep(REMEMBERED, null); };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!name.value.trim() && !number.value.trim()) {
      made.replaceChildren(h("p", {}, "Type your name or number first, so that a marker can tell whose work it is."));
      name.focus();
      return;
    }
    remember();
    await save();
    const { checks } = show();
    const about = { route: "notebook", checks: Object.fromEntries(checks.map((check) => [check.id, Boolean(check.met)])) };
    const { file, text: content } = handIn(notebook(), { name: name.value, number: number.value }, about);
    download(file, content);
    made.replaceChildren(h("p", {}, `The file ${file} is among your downloads. Hand it in, as it is, where your module asks for it. You can go on working, and make the file again.`));
  });
  form.querySelector("[data-close]").addEventListener("click", () => toggle(false));
  tick.addEventListener("change", remember);
  return () => toggle(part.hidden);
}
