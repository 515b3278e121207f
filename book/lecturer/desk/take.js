// Taking the marks away: a table for a spreadsheet, the VLE's upload forms, feedback sheets.

import { h, uid } from "../../widgets/base.js";
import { printPage, sheetsZip } from "./feedback.js";
import { button, download, field, listed, nameOf, plural, select, status } from "./parts.js";
import { blackboard, csv, full, gradeOf, isComplete, moodle, onePerPerson, told } from "./tables.js";

/** @typedef {import("./tables.js").Sheet} Sheet */

const today = () => new Date().toLocaleDateString("en-CA");

/**
 * @param {Sheet[]} sheets of one exercise
 * @param {Object} plan
 * @returns {HTMLElement}
 */
export function takeView(sheets, plan) {
  const said = status(), name = (what, ending) => `${plan.slug}-${what}-${today()}.${ending}`;
  const table = (what, rows) => { download(name(what, "csv"), csv(rows), "text/csv"); said.textContent = "The file is among your downloads. It holds names: it is now yours to look after."; };
  const marks = select(uid("marks"), [["all", `Tasks and written questions, of ${gradeOf(plan)}`], ["tasks", `Tasks alone, of ${gradeOf(plan, true)}`]], sheets.some((sheet) => isComplete(sheet, plan)) ? "all" : "tasks");
  const heading = h("input", { type: "text", id: uid("heading"), placeholder: `${plan.title} [Total Pts: ${gradeOf(plan)} Score]`, autocomplete: "off" });
  const options = () => ({ tasksOnly: marks.value === "tasks", heading: heading.value.trim() });
  const readable = sheets.filter(({ result }) => result.state !== "unreadable");
  const packed = () => { download(name("feedback", "zip"), sheetsZip(readable, plan), "application/zip"); said.textContent = "The zip is among your downloads."; };
  const paper = () => { download(name("feedback-to-print", "html"), printPage(readable, plan), "text/html"); said.textContent = "Open the file from your downloads, and print it: each student has a sheet."; };
  const warning = h("p", { className: "ju-notice", role: "status" }), warn = () => { warning.textContent = warnings(sheets, plan, marks.value === "tasks").join(" "); };
  marks.addEventListener("change", warn);
  warn();
  return h("div", {},
    h("h3", {}, "A spreadsheet"), h("p", {}, "All marks: a row for each hand-in, a column for each task and question. Excel, LibreOffice and Google Sheets open it."), button("Full table (CSV)", () => table("marks", full(sheets, plan)), true),
    h("h3", {}, "Back into the VLE"), field("Which marks", marks), warning,
    h("p", {}, "Moodle: in the assignment’s settings turn on the offline grading worksheet and feedback files. Then, under all submissions, choose to upload the grading worksheet."),
    button("Moodle’s worksheet (CSV)", () => table("moodle", moodle(sheets, plan, options()))),
    h("p", {}, "Blackboard: its column is known by its heading. Copy that from a file that you download in Work offline."), field("Heading of the column (may stay empty)", heading),
    button("Blackboard’s form (CSV)", () => table("blackboard", blackboard(sheets, plan, options()))),
    h("h3", {}, "Feedback for each student"), h("p", {}, "A page for each, with marks, what was found and your comments. In Moodle, upload the zip as it is as multiple feedback files."),
    h("p", { className: "ju-buttons" }, button("Feedback sheets (zip)", packed), button("All sheets to print (HTML)", paper)), said);
}

/** What to know of these marks before they go anywhere. */
function warnings(sheets, plan, tasksOnly) {
  const waiting = tasksOnly ? [] : sheets.filter((sheet) => sheet.result.state !== "unreadable" && !isComplete(sheet, plan));
  const twice = ["participant", "username"].flatMap((by) => onePerPerson(sheets, by)).filter(([, isOnly]) => !isOnly).map(([{ result }]) => nameOf(result.who));
  const bare = sheets.filter(({ result }) => Object.values(result.checks).some((check) => check.message && !told(check)));
  const lost = sheets.filter(({ result }) => result.state === "stopped");
  return [
    waiting.length && `${plural(waiting.length, "hand-in has", "hand-ins have")} written answers that are not marked yet, and no grade until they are.`,
    twice.length && `There is more than one hand-in of ${listed(twice)}: the upload forms leave their grade empty, so decide which counts and type it in.`,
    bare.length && `${plural(bare.length, "hand-in was", "hand-ins were")} marked on an earlier visit, and some values are not kept, so the feedback has no words on them. Mark ${bare.length === 1 ? "it" : "them"} again from the results to have the words.`,
    lost.length && `${plural(lost.length, "hand-in was", "hand-ins were")} stopped early and may have fewer marks than it should: see the results.`,
  ].filter(Boolean);
}
