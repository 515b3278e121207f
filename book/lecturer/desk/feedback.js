// A feedback sheet for each student: a page of its own with no script, to be printed or given back through the VLE.

import { strToU8, zipSync } from "fflate";
import { checkName, nameOf, plural, short } from "./parts.js";
import { grade, gradeOf, tasksOf, told, writtenMarks, writtenOf } from "./tables.js";

/** @typedef {import("./tables.js").Sheet} Sheet */

const MOODLE = /^(.+?_\d+_assignsubmission_file)(?:_.*)?$/s;
const STYLE = `body{font:1rem/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#1f2328;background:#fff;overflow-wrap:break-word}
h1{font-size:1.5rem;line-height:1.2}h2{font-size:1.25rem;margin-top:2rem}h3{font-size:1rem;margin:1.25rem 0 .25rem}p{margin:0 0 .5rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.375rem .5rem .375rem 0;border-bottom:1px solid #d5d9de;font-weight:400}
thead th{font-weight:600}.said{white-space:pre-wrap}small{color:#59636e}section+section{break-before:page}@media print{body{margin:0;max-width:none}tr,li{break-inside:avoid}}`;
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

const text = (words) => String(words).replace(/[&<>"']/g, (mark) => ENTITIES[mark]);

/**
 * Write one student's sheet, as a part of a page.
 * @param {Sheet} sheet
 * @param {Object} plan
 * @returns {string} HTML
 */
function part(sheet, plan) {
  const { result } = sheet, mark = grade(sheet, plan);
  const whole = mark === "" ? "The whole mark is not known yet." : `Together ${short(mark)} of ${gradeOf(plan)}.`;
  const notes = result.notes.length ? `<h2>Notes</h2><ul>${result.notes.map((note) => `<li>${text(note)}</li>`).join("")}</ul>` : "";
  if (result.state === "unreadable") return `<section><h1>${text(plan.title)}</h1><p>${text(nameOf(result.who))}</p><p>This hand-in could not be read, so it has no marks.</p>${notes}</section>`;
  return `<section><h1>${text(plan.title)}</h1><p>${text(nameOf(result.who))}</p>
<p><strong>${whole}</strong> Tasks: ${short(result.marks)} of ${tasksOf(plan)}.${plan.written.length ? ` Written questions: ${writtenWords(sheet, plan)}.` : ""}</p>
${tasks(sheet, plan)}${plan.written.map((question) => written(sheet, question)).join("")}${notes}
<p><small>The tasks were marked by their published rules, the written questions by a person. These marks are formative.</small></p></section>`;
}

function writtenWords(sheet, plan) {
  const missing = plan.written.filter(({ id }) => !sheet.written[id]).length;
  return missing ? `${plural(missing, "question is", "questions are")} not marked yet` : `${short(writtenMarks(sheet, plan))} of ${writtenOf(plan)}`;
}

function tasks({ result }, plan) {
  const rows = plan.checks.map((check) => {
    const { met = false, marks = 0 } = result.checks[check.id] ?? {}, message = told(result.checks[check.id]);
    return `<tr><th scope="row">${text(checkName(check, plan))}</th><td>${marks} of ${check.marks}</td><td>${met ? "" : `<small>${text(check.form)}</small><br>`}${text(message)}</td></tr>`;
  });
  return `<h2>Tasks</h2><table><thead><tr><th scope="col">Task</th><th scope="col">Marks</th><th scope="col">What was found</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

function written(sheet, { id, ask, marks, rubric }) {
  const given = sheet.written[id];
  if (!given) return `<h2>Written question</h2><p>${text(ask)}</p><p>Not marked yet.</p>`;
  const rows = rubric.map((point, at) => `<tr><th scope="row">${text(point.earns)}</th><td>${given.points?.[at] ?? 0} of ${point.marks}</td></tr>`);
  const said = given.comment ? `<h3>Comment</h3><p class="said">${text(given.comment)}</p>` : "";
  return `<h2>Written question: ${short(given.marks)} of ${marks}</h2><p>${text(ask)}</p><table><thead><tr><th scope="col">What earns marks</th><th scope="col">Marks</th></tr></thead><tbody>${rows.join("")}</tbody></table>${said}`;
}

const page = (title, body) => `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${text(title)}</title><style>${STYLE}</style></head>
<body><main>${body}</main></body></html>
`;

/**
 * One student's sheet as a page.
 * @param {Sheet} sheet
 * @param {Object} plan
 * @returns {string} HTML
 */
export const sheetPage = (sheet, plan) => page(`Feedback: ${plan.title}`, part(sheet, plan));

/**
 * All sheets on one page, each on a paper of its own when printed.
 * @param {Sheet[]} sheets
 * @param {Object} plan
 * @returns {string} HTML
 */
export const printPage = (sheets, plan) => page(`Feedback sheets: ${plan.title}`, sheets.map((sheet) => part(sheet, plan)).join("\n"));

/**
 * Name the file of a sheet: in the folder that Moodle gave, so that Moodle takes it back; else by the student's name.
 * @param {Sheet} sheet
 * @returns {string}
 */
export function sheetPath({ result: { file, who } }) {
  const folder = who.participant && file.split("/").map((name) => MOODLE.exec(name)).find(Boolean);
  return folder ? `${safe(folder[1])}_/feedback.html` : `${safe(who.username || who.name || who.number) || "no name"}.html`;
}

/** Leave out of a name what disks refuse, or what would lead out of the folder. */
const safe = (name) => name.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu, " ").replace(/\s+/g, " ").replace(/\.{2,}/g, ".").replace(/^[. ]+|[. ]+$/g, "").slice(0, 150);

/**
 * Pack all sheets.
 * @param {Sheet[]} sheets
 * @param {Object} plan
 * @returns {Uint8Array} a zip
 */
export function sheetsZip(sheets, plan) {
  const files = new Map(), taken = new Set(); // many disks take "ann" and "Ann" for one name
  for (const sheet of sheets) {
    const path = sheetPath(sheet);
    let name = path;
    for (let again = 2; taken.has(name.toLowerCase()); again++) name = path.replace(/\.html$/, `-${again}.html`);
    taken.add(name.toLowerCase());
    files.set(name, strToU8(sheetPage(sheet, plan)));
  }
  return zipSync(Object.fromEntries(files));
}
