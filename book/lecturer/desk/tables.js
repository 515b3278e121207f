// The tables that a lecturer takes away. `book/lecturer/tables.py` makes the same columns.

import { say } from "./words.js";

/**
 * All that is known of one hand-in: its result, and the marks that a person gave for each written question.
 * @typedef {{result: import("./engine.js").Result, written: Object<string, {marks: number, comment: string}|null>}} Sheet
 * @typedef {(string|number)[][]} Rows
 */

const CODE_LENGTH = 10; // digits of a hand-in's hash, by which it is named without saying whose it is
const HAND_IN = /\.(ipynb|zip)$/i; // how the files end that may be somebody's hand-in
const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);

/** Whether there are marks at all: what could not be read has none, which is not the same as nought. */
const isRead = ({ result }) => result.state !== "unreadable";

/** The marks for written questions, and what they are out of. */
export const writtenMarks = (sheet, plan) => sum(plan.written.map(({ id }) => sheet.written[id]?.marks ?? 0));
export const writtenOf = (plan) => sum(plan.written.map(({ marks }) => marks));
export const tasksOf = (plan) => sum(plan.checks.map(({ marks }) => marks));

/** Whether every written question has its marks. */
export const isComplete = (sheet, plan) => isRead(sheet) && plan.written.every(({ id }) => sheet.written[id]);

/**
 * Give the mark for the whole.
 * @param {Sheet} sheet
 * @param {Object} plan
 * @param {boolean} tasksOnly leaves written questions out
 * @returns {number|""} "" where it is not known yet
 */
export function grade(sheet, plan, tasksOnly = false) {
  if (!isRead(sheet) || !(tasksOnly || isComplete(sheet, plan))) return "";
  return sheet.result.marks + (tasksOnly ? 0 : writtenMarks(sheet, plan));
}

/** Say what the whole is out of. */
export const gradeOf = (plan, tasksOnly = false) => tasksOf(plan) + (tasksOnly ? 0 : writtenOf(plan));

/**
 * A row for each hand-in, a column for each task and question.
 * @param {Sheet[]} sheets
 * @param {Object} plan
 * @returns {Rows}
 */
export function full(sheets, plan) {
  const head = ["Name", "Number", "Username", "Participant", "File", "State", ...plan.checks.map(({ id }) => id), "Tasks", "Tasks of",
    ...plan.written.map(({ id }) => id), "Written", "Written of", "Total", "Of", "Notes", "Code"];
  return [head, ...sheets.map((sheet) => fullRow(sheet, plan))];
}

function fullRow(sheet, plan) {
  const { key, who, file, state, checks, marks, notes } = sheet.result, read = isRead(sheet), whole = isComplete(sheet, plan);
  const ofTasks = plan.checks.map(({ id }) => (read ? (checks[id]?.marks ?? 0) : ""));
  const ofWritten = plan.written.map(({ id }) => (read ? (sheet.written[id]?.marks ?? "") : ""));
  return [who.name, who.number, who.username, who.participant, file, state, ...ofTasks, read ? marks : "", tasksOf(plan),
    ...ofWritten, whole ? writtenMarks(sheet, plan) : "", writtenOf(plan), grade(sheet, plan), gradeOf(plan), notes.join(" "), key && `h${key.slice(0, CODE_LENGTH)}`];
}

/**
 * Moodle's grading worksheet. An empty grade leaves what Moodle has.
 * @param {Sheet[]} sheets
 * @param {Object} plan
 * @param {{tasksOnly?: boolean}} options
 * @returns {Rows}
 */
export function moodle(sheets, plan, { tasksOnly = false } = {}) {
  const head = ["Identifier", "Full name", "Grade", "Maximum Grade", "Feedback comments"];
  const rows = onePerPerson(sheets, "participant").map(([sheet, isOnly]) => [`Participant ${sheet.result.who.participant}`, sheet.result.who.name,
    isOnly ? grade(sheet, plan, tasksOnly) : "", gradeOf(plan, tasksOnly), isOnly ? comments(sheet, plan, tasksOnly) : ""]);
  return [head, ...rows];
}

/**
 * Blackboard's upload form. Its zip names only the username.
 * @param {Sheet[]} sheets
 * @param {Object} plan
 * @param {{tasksOnly?: boolean, heading?: string}} options `heading`: that of the column, as Blackboard's own download writes it
 * @returns {Rows}
 */
export function blackboard(sheets, plan, { tasksOnly = false, heading = "" } = {}) {
  const column = heading || `${plan.title} [Total Pts: ${gradeOf(plan, tasksOnly)} Score]`;
  const rows = onePerPerson(sheets, "username").map(([sheet, isOnly]) => [sheet.result.who.username, "", "", isOnly ? grade(sheet, plan, tasksOnly) : ""]);
  return [["Username", "Last Name", "First Name", column], ...rows];
}

/**
 * Keep one hand-in for each person that the VLE knows; with it, whether it is the only one. The same file
 * twice is one, and a picture or a text beside a notebook is none.
 * @param {Sheet[]} sheets
 * @param {"participant"|"username"} by
 * @returns {[Sheet, boolean][]}
 */
export function onePerPerson(sheets, by) {
  const found = new Map();
  for (const sheet of sheets) {
    const id = sheet.result.who[by];
    if (id) found.set(id, [...(found.get(id) ?? []), sheet]);
  }
  return [...found.values()].map((all) => {
    const given = all.filter(({ result }) => HAND_IN.test(result.file)), counted = given.length ? given : all;
    return [counted[0], new Set(counted.map(({ result }) => result.key || result.file)).size === 1];
  });
}

/** What a student may read of a task: that a value was not kept is for the lecturer. */
export const told = ({ message = "" } = {}) => (message === say("not_kept") ? "" : message);

/** What the VLE shows the student, in words. Moodle takes it for HTML, so its marks are written as such. */
function comments(sheet, plan, tasksOnly) {
  if (!isRead(sheet)) return "";
  const { checks, marks } = sheet.result;
  const tasks = plan.checks.map(({ id, marks: most }) => (checks[id]?.met ? `${id}: right (${most} of ${most}).` : `${id}: 0 of ${most}. ${told(checks[id])}`.trim()));
  const said = tasksOnly ? [] : plan.written.flatMap(({ id, marks: most }) => (sheet.written[id] ? [`${id}: ${sheet.written[id].marks} of ${most}. ${sheet.written[id].comment}`.trim()] : []));
  return [`Tasks: ${marks} of ${tasksOf(plan)}.`, ...tasks, ...said].join(" ").replace(/\s+/g, " ").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/**
 * Write rows as CSV for any spreadsheet: a mark at the start says that it is UTF-8, and no text is taken for a formula.
 * @param {Rows} rows
 * @returns {string}
 */
export const csv = (rows) => `\ufeff${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;

function cell(value) {
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
