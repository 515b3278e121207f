// Marks one hand-in: runs its program in a worker, and computes every mark out here from the values that came out.

import { judge, show } from "../../site/exercise/judge.js";
import { readAnswer } from "./answer.js";
import { Ended, Late } from "./isolated.js";
import { program } from "./program.js";
import { plain } from "./store.js";
import { say } from "./words.js";

const NOTES_MAX = 20, FAULT_MAX = 300;
const MISSING = { type: "missing" };

/** @typedef {import("./engine.js").HandIn} HandIn */
/** @typedef {import("./engine.js").Result} Result */

/** A start that failed twice says nothing of the hand-in: it is not kept, and can be tried again. */
export class Unstarted extends Error {}

/**
 * Run a hand-in.
 * @param {HandIn} handIn one without a fault
 * @param {Object} plan
 * @param {import("./isolated.js").Lane} lane
 * @param {import("./engine.js").Limits} limits
 * @returns {Promise<{values: Map<string, Object>, state: "marked"|"stopped", notes: string[], plainNotes: string[]}>} the
 *   described values by check; notes in full, and again without what the student's code said
 */
export async function run(handIn, plan, lane, limits) {
  const { steps, notes } = program(handIn.notebook, plan), names = new Map(plan.checks.map((check) => [check.id, check.name]));
  const session = await started(lane, limits), ran = { values: new Map(), state: "marked", notes: [...notes], plainNotes: [...notes], raised: 0 };
  const until = performance.now() + limits.notebook * 1000;
  for (const step of steps) {
    const left = Math.max(0, (until - performance.now()) / 1000);
    const ended = await take(step, names.get(step.read), session, ran, Math.min(limits.cell, left));
    if (!ended) continue;
    const key = ended === "late" ? (left < limits.cell ? "notebook_limit" : "cell_limit") : "ended";
    note(ran, say(key, { cell: step.cell, limit: key === "notebook_limit" ? limits.notebook : limits.cell }));
    ran.state = "stopped";
    break;
  }
  session.end();
  if (ran.raised > NOTES_MAX) note(ran, say("raised_more", { count: ran.raised - NOTES_MAX }));
  return ran;
}

/** Start Python; once more if it does not. */
async function started(lane, { memory, start: seconds }) {
  try {
    return await lane.start({ memory, seconds }).catch((fault) => { if (fault instanceof Ended) throw fault; return lane.start({ memory, seconds }); });
  } catch (fault) {
    if (fault instanceof Ended) throw fault;
    throw new Unstarted(fault instanceof Late ? say("no_start", { limit: seconds }) : say("start_failed", { fault: line(fault.message) }));
  }
}

/** Do one step; gives "late" or "ended" where nothing more can be done. */
async function take(step, name, session, ran, seconds) {
  let answer;
  try {
    answer = await session.ask(name === undefined ? { run: step.run } : { read: name }, seconds);
  } catch (fault) {
    if (fault instanceof Late) return "late";
    throw fault;
  }
  if (answer.fatal) return "ended";
  if (name !== undefined) keep(step, answer.said, ran);
  else if (answer.said) raised(step, answer.said, ran);
  return "";
}

function keep(step, said, ran) {
  const value = readAnswer(said);
  ran.values.set(step.read, value ?? MISSING);
  if (!value) note(ran, say("no_answer", { cell: step.cell }));
}

function raised(step, said, ran) {
  if (ran.raised++ >= NOTES_MAX) return;
  note(ran, say("raised", { cell: step.cell, fault: line(said) }), say("raised_bare", { cell: step.cell }));
}

function note(ran, full, bare = full) {
  ran.notes.push(full);
  ran.plainNotes.push(bare);
}

/** What code says of itself, as one short line. */
const line = (text) => [...text.slice(0, 4 * FAULT_MAX).replace(/[\s\p{C}]+/gu, " ").trim()].slice(0, FAULT_MAX).join("");

/**
 * Compute the marks from what a run gave.
 * @returns {Result}
 */
export function result(handIn, plan, ran) {
  const checks = Object.fromEntries(plan.checks.map((rule) => {
    const value = ran.values.get(rule.id);
    const { met, message } = value ? judge(rule, value) : { met: false, message: say("not_run") };
    return [rule.id, { met, marks: met ? rule.marks : 0, message, shown: value ? show(value) : "" }];
  }));
  return { ...whole(handIn, plan, checks), notes: [...handIn.notes, ...ran.notes], state: ran.state, kept: false };
}

/** Put a result together; its marks are the sum of those of its checks. */
function whole({ key, file, who, exercise, route }, plan, checks) {
  const sum = (all) => all.reduce((total, { marks }) => total + marks, 0);
  return { key, file, who, exercise, route, checks, marks: sum(Object.values(checks)), of: sum(plan.checks) };
}

/** What of a run may be kept. @returns {import("./store.js").Kept} */
export function kept(plan, rules, ran) {
  const checks = Object.fromEntries(plan.checks.map((rule) => {
    const value = ran.values.get(rule.id), met = Boolean(value) && judge(rule, value).met;
    return [rule.id, { met, marks: met ? rule.marks : 0, value: value ? plain(rule, value) : null, ran: Boolean(value) }];
  }));
  return { exercise: plan.slug, rules, state: ran.state, checks, notes: ran.plainNotes };
}

/** Make a result of what was kept: the words come from the values again. @returns {Result} */
export function resultOf(handIn, plan, { checks: found, notes, state }) {
  const checks = Object.fromEntries(plan.checks.map((rule) => {
    const { met, marks, value, ran } = found[rule.id] ?? { met: false, marks: 0, value: null, ran: false };
    const message = value ? judge(rule, value).message : say(ran ? "not_kept" : "not_run");
    return [rule.id, { met, marks, message, shown: value ? show(value) : "" }];
  }));
  return { ...whole(handIn, plan, checks), notes: [...handIn.notes, ...notes], state, kept: true };
}

/** The result of what was not run: it cannot be read, or Python did not start. @returns {Result} */
export function unmarked(handIn, plan, why, state) {
  const { key, file, who, exercise, route, notes } = handIn;
  const none = plan?.checks.map(({ id }) => [id, { met: false, marks: 0, message: say("not_run"), shown: "" }]) ?? [];
  const of = plan?.checks.reduce((total, { marks }) => total + marks, 0) ?? 0;
  return { key, file, who, exercise, route, checks: Object.fromEntries(none), marks: 0, of, notes: [...notes, why], state, kept: false };
}
