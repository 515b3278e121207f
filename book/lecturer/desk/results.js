// The results: a row for each hand-in, which opens to what was read, what it means, and notes.

import { h, uid } from "../../widgets/base.js";
import { button, checkName, nameOf, plural, short } from "./parts.js";
import { grade, gradeOf, tasksOf } from "./tables.js";

/** @typedef {import("./tables.js").Sheet} Sheet */

const STATES = { stopped: "stopped early", unreadable: "could not be read" };

/**
 * @param {Sheet[]} sheets of one exercise
 * @param {Object} plan
 * @param {{again: ((result: import("./engine.js").Result) => void)|null}} does null while others are being marked
 * @returns {HTMLElement}
 */
export function resultsView(sheets, plan, does) {
  const columns = columnsOf(plan), body = h("tbody"), sorted = { by: 0, down: false };
  const heads = columns.map(({ name }, at) => {
    const sort = button(name, () => { Object.assign(sorted, { by: at, down: sorted.by === at && !sorted.down }); draw(); });
    sort.className = "desk-sort";
    return h("th", { scope: "col" }, sort);
  });
  const draw = () => {
    const { value } = columns[sorted.by], order = (one, other) => compare(value(one), value(other)) * (sorted.down ? -1 : 1);
    heads.forEach((head, at) => head.setAttribute("aria-sort", at === sorted.by ? (sorted.down ? "descending" : "ascending") : "none"));
    body.replaceChildren(...[...sheets].sort(order).flatMap((sheet) => rows(sheet, columns, plan, does)));
  };
  draw();
  const id = uid("results"), caption = `${plan.title}: ${plural(sheets.length, "hand-in")}. Press a heading to sort, a name for all that was found.`;
  const table = h("table", { "aria-labelledby": id }, h("thead", {}, h("tr", {}, ...heads)), body);
  return h("div", {}, h("p", { id, className: "ju-note" }, caption), h("div", { className: "ju-scroll desk-results", tabIndex: 0, role: "region", "aria-label": "Results" }, table));
}

const compare = (one, other) => (typeof one === "number" && typeof other === "number" ? one - other : String(one).localeCompare(String(other), "en-GB", { numeric: true }));

function columnsOf(plan) {
  const read = (sheet, value) => (sheet.result.state === "unreadable" ? "" : value);
  return [
    { name: "Name", value: ({ result }) => nameOf(result.who) },
    { name: `Tasks, of ${tasksOf(plan)}`, value: (sheet) => read(sheet, sheet.result.marks) },
    ...plan.checks.map((check) => ({ name: `${checkName(check, plan)}, of ${check.marks}`, value: (sheet) => read(sheet, sheet.result.checks[check.id]?.marks ?? 0) })),
    ...plan.written.map(({ id, marks }, at) => ({ name: `Written ${at + 1}, of ${marks}`, value: (sheet) => read(sheet, sheet.written[id]?.marks ?? "") })),
    { name: `Total, of ${gradeOf(plan)}`, value: (sheet) => grade(sheet, plan) },
    { name: "Notes", value: ({ result }) => (result.state === "marked" ? result.notes.length : `${result.notes.length}, ${STATES[result.state]}`) },
  ];
}

/** A hand-in's row, and below it, closed, the row with all that was found. */
function rows(sheet, columns, plan, does) {
  const more = h("tr", { className: "desk-more", hidden: true }), open = button(nameOf(sheet.result.who), () => {
    more.hidden = !more.hidden;
    open.setAttribute("aria-expanded", String(!more.hidden));
    if (!more.hidden && !more.firstChild) more.append(h("td", { colSpan: columns.length }, found(sheet, plan, does)));
  });
  open.className = "desk-open";
  open.setAttribute("aria-expanded", "false");
  const cells = columns.slice(1).map(({ value }) => { const shown = value(sheet); return h("td", { className: "ju-num" }, typeof shown === "number" ? short(shown) : shown || "–"); });
  return [h("tr", {}, h("th", { scope: "row" }, open), ...cells), more];
}

/** All that was found in one hand-in. */
export function found({ result, written }, plan, does) {
  const tasks = plan.checks.map((check) => {
    const { met = false, message = "", shown = "" } = result.checks[check.id] ?? {};
    return h("li", {}, h("strong", {}, checkName(check, plan)), ` (${met ? check.marks : 0} of ${check.marks}). ${shown ? `Read: ${shown}. ` : ""}${message}`);
  });
  const said = plan.written.map(({ id, marks }, at) => h("li", {}, h("strong", {}, `Written question ${at + 1}`), written[id] ? ` (${short(written[id].marks)} of ${marks}). ${written[id].comment}` : " is not marked yet."));
  return h("div", { className: "desk-found" }, result.state !== "unreadable" && h("ul", {}, ...tasks, ...said), notes(result),
    h("p", { className: "ju-note" }, `File: ${result.file}`), result.state !== "unreadable" && does.again && button("Mark it again", () => does.again(result)));
}

function notes(result) {
  if (!result.notes.length) return h("p", {}, "There are no notes.");
  return h("div", {}, h("p", {}, result.notes.length === 1 ? "Note:" : "Notes:"), h("ul", {}, ...result.notes.map((note) => h("li", {}, note))));
}

/** What has no marks since it could not be read, or is of no exercise here. */
export function unreadView(results) {
  if (!results.length) return null;
  const items = results.map(({ who, file, notes: said }) => h("li", {}, h("strong", {}, nameOf(who)), `: ${said.join(" ")} `, h("span", { className: "ju-note" }, file)));
  return h("section", {}, h("h3", {}, `${plural(results.length, "file")} without marks`), h("ul", {}, ...items));
}
