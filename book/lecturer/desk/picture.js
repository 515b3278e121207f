// How the class did: each task's difficulty, common wrong values and what they mean, the mean of each written question.

import { h, tableTwin } from "../../widgets/base.js";
import { s } from "../../widgets/svg.js";
import { checkName, plural, short } from "./parts.js";

/** @typedef {import("./tables.js").Sheet} Sheet */

const COMMON = 5; // wrong values that are listed for a task
const EMPTY = ["nothing", "no value of that name"]; // what `show` says of no answer
const WIDE = 360, ROW = 46, BAR = 16;

/**
 * Count a class: the same file is counted once, and what could not be read or was not run is left out.
 * @param {Sheet[]} sheets
 * @param {Object} plan
 */
export function classPicture(sheets, plan) {
  const counted = [...new Map(sheets.filter(({ result }) => result.state !== "unreadable").map((sheet) => [sheet.result.key, sheet])).values()];
  const tasks = plan.checks.map((rule) => {
    const found = counted.map(({ result }) => result.checks[rule.id]).filter(Boolean);
    return { id: rule.id, name: checkName(rule, plan), all: found.length, met: found.filter(({ met }) => met).length, empty: found.filter(isEmpty).length, wrong: wrongValues(rule, found) };
  });
  const written = plan.written.map(({ id, marks }, at) => {
    const given = counted.map((sheet) => sheet.written[id]).filter(Boolean);
    return { id, name: `Written question ${at + 1}`, all: given.length, of: marks, mean: given.length ? given.reduce((sum, one) => sum + one.marks, 0) / given.length : null };
  });
  return { count: counted.length, tasks, written };
}

const isEmpty = ({ met, shown }) => !met && EMPTY.includes(shown);

/** Group wrong values that have one cause, the commonest first. */
function wrongValues(rule, found) {
  const groups = new Map();
  for (const one of found) {
    if (one.met || isEmpty(one) || !one.shown) continue;
    const near = (rule.near ?? []).find(({ why }) => one.message.endsWith(why)), shown = Object.keys(rule.options ?? {}).length ? one.shown.toUpperCase() : one.shown, key = near ? near.why : shown;
    const group = groups.get(key) ?? { shown, count: 0, means: near?.why ?? one.message };
    groups.set(key, { ...group, count: group.count + 1 });
  }
  return [...groups.values()].sort((one, other) => other.count - one.count).slice(0, COMMON);
}

/**
 * Draw bars of shares, each with its name above it and its words at the right.
 * @param {string} label what the picture shows, for those who do not see it
 * @param {{name: string, share: number, words: string}[]} rows
 * @returns {SVGElement}
 */
function bars(label, rows) {
  const picture = s("svg", { viewBox: `0 0 ${WIDE} ${rows.length * ROW}`, role: "img", "aria-label": label, class: "desk-bars" });
  rows.forEach(({ name, share, words }, at) => {
    const y = at * ROW;
    picture.append(s("text", { x: 0, y: y + 14, class: "desk-bar-name" }, name), s("text", { x: WIDE, y: y + 14, "text-anchor": "end", class: "desk-bar-words" }, words),
      s("rect", { x: 0.5, y: y + 20.5, width: WIDE - 1, height: BAR, class: "desk-bar-frame" }), s("rect", { x: 0.5, y: y + 20.5, width: Math.max(0, share) * (WIDE - 1), height: BAR, class: "desk-bar" }));
  });
  return picture;
}

const share = (part, all) => (all ? part / all : 0);
const pct = (part, all) => (all ? `${Math.round((100 * part) / all)}%` : "none yet");

/** The picture as a part of the page. */
export function pictureView(sheets, plan) {
  const { count, tasks, written } = classPicture(sheets, plan);
  if (!count) return h("p", {}, "No hand-in of this exercise has been marked yet.");
  const hardest = [...tasks].sort((one, other) => share(one.met, one.all) - share(other.met, other.all))[0];
  const finding = hardest.met === hardest.all ? "Everybody met every task." : `The hardest was ${hardest.name}: ${hardest.met} of ${hardest.all} met it.`;
  return h("div", {}, h("p", { className: "ju-sentence" }, `${plural(count, "hand-in")}. ${finding}`), tasksPart(tasks), wrongPart(tasks), writtenPart(written));
}

function tasksPart(tasks) {
  const twin = tableTwin("Share of hand-ins that met each task");
  twin.fill(["Task", "Met it", "Of", "Share", "Left empty"], tasks.map(({ name, met, all, empty }) => [name, met, all, pct(met, all), empty]));
  const rows = tasks.map(({ name, met, all }) => ({ name, share: share(met, all), words: `${met} of ${all} (${pct(met, all)})` }));
  return h("figure", {}, h("figcaption", {}, "How many met each task"), bars(`Bar chart: the share of hand-ins that met each task, from ${rows.map(({ name, words }) => `${name}, ${words}`).join("; ")}`, rows),
    h("details", {}, h("summary", {}, "The same in numbers"), twin.node));
}

function wrongPart(tasks) {
  const lists = tasks.filter(({ wrong }) => wrong.length).flatMap(({ name, wrong }) => [h("h4", {}, name),
    h("ul", {}, ...wrong.map(({ shown, count, means }) => h("li", {}, h("strong", {}, shown), ` in ${plural(count, "hand-in")}. ${means}`)))]);
  return h("section", {}, h("h3", {}, "Common wrong values, and what they mean"), ...(lists.length ? lists : [h("p", {}, "There are none.")]),
    h("p", { className: "ju-note" }, "Values that somebody typed as text are not kept between visits, and are missing here for hand-ins that were marked on an earlier one."));
}

function writtenPart(written) {
  const marked = written.filter(({ all }) => all);
  if (!marked.length) return h("section", {}, h("h3", {}, "Written questions"), h("p", {}, "None has been marked yet."));
  const twin = tableTwin("Mean marks of the written questions");
  twin.fill(["Question", "Mean", "Of", "Answers marked"], marked.map(({ name, mean, of, all }) => [name, short(mean), of, all]));
  const rows = marked.map(({ name, mean, of, all }) => ({ name, share: mean / of, words: `${short(mean)} of ${of} (${plural(all, "answer")})` }));
  return h("figure", {}, h("figcaption", {}, "Mean marks of the written questions"), bars(`Bar chart: mean marks, ${rows.map(({ name, words }) => `${name}, ${words}`).join("; ")}`, rows),
    h("details", {}, h("summary", {}, "The same in numbers"), twin.node));
}
