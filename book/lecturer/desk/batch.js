// Marks a batch: as many hand-ins at a time as there are lanes, each file once, and none that was marked before.

import { Ended } from "./isolated.js";
import { kept, result, resultOf, run, Unstarted, unmarked } from "./marking.js";
import { say } from "./words.js";

const FAILED_MAX = 2; // starts in a row after which a lane is not asked again
const BEGUN_MAX = 2; // runs that took the page with them, after which a hand-in is left out

/** @typedef {import("./engine.js").HandIn} HandIn */
/** @typedef {import("./engine.js").Result} Result */
/** @typedef {{plans: Object, rules: Object<string, string>, lanes: import("./isolated.js").Lane[], limits: Object, store: import("./store.js").Store}} Inside */

/**
 * Name a plan by what it says, so that marks by other rules are not taken for those of these.
 * @param {Object} plan
 * @returns {string}
 */
export function fingerprint(plan) {
  let sum = 5381;
  for (const mark of JSON.stringify([plan.edition, plan.checks])) sum = (Math.imul(sum, 33) ^ mark.codePointAt(0)) >>> 0;
  return `${plan.edition}-${sum.toString(16)}`;
}

/**
 * @param {HandIn[]} list
 * @param {Inside} inside
 * @param {{started?: (handIn: HandIn) => void, marked?: (result: Result, done: number, all: number) => void, again?: boolean}} told
 * @returns {import("./engine.js").Run}
 */
export function mark(list, inside, told) {
  const results = new Map(), waiting = [...groups(list)], control = { stopped: false, paused: null, resume: () => {} };
  const report = (handIn, made) => { results.set(handIn, made); told.marked?.(made, results.size, list.length); };
  const work = async (lane) => {
    const state = { failed: 0, why: "" };
    while (waiting.length) {
      await control.paused;
      const same = control.stopped ? null : waiting.shift();
      if (!same) return;
      told.started?.(same[0]);
      const make = await markOne(same[0], lane, inside, told.again, state);
      if (make) for (const handIn of same) report(handIn, make(handIn));
    }
  };
  const done = Promise.all(inside.lanes.map(work)).then(() => list.filter((handIn) => results.has(handIn)).map((handIn) => results.get(handIn)));
  return { done, ...controls(control, inside.lanes) };
}

/** Put together what has the same bytes: it is run once. */
function groups(list) {
  const found = new Map();
  list.forEach((handIn, at) => { const key = handIn.key || at; found.set(key, [...(found.get(key) ?? []), handIn]); });
  return found.values();
}

function controls(control, lanes) {
  const resume = () => { control.resume(); control.paused = null; };
  const pause = () => { control.paused ??= new Promise((give) => { control.resume = give; }); };
  const stop = () => { control.stopped = true; resume(); for (const lane of lanes) lane.end(); };
  return { pause, resume, stop };
}

/**
 * Mark one file.
 * @returns {Promise<((handIn: HandIn) => Result)|null>} what makes the result of each hand-in that has these bytes; null if it was ended
 */
async function markOne(handIn, lane, { plans, rules, limits, store }, again, state) {
  const plan = plans[handIn.exercise];
  if (handIn.fault) return (one) => unmarked(one, plan, one.fault, "unreadable");
  const before = again ? null : store.result(handIn.key, rules[handIn.exercise]);
  if (before) return (one) => resultOf(one, plan, before);
  if (!again && store.begun(handIn.key) >= BEGUN_MAX) return (one) => unmarked(one, plan, say("left_out"), "stopped");
  if (state.failed >= FAILED_MAX) return (one) => unmarked(one, plan, state.why, "stopped");
  store.begin(handIn.key);
  try {
    const ran = await run(handIn, plan, lane, limits);
    state.failed = 0;
    store.keepResult(handIn.key, kept(plan, rules[handIn.exercise], ran));
    return (one) => result(one, plan, ran);
  } catch (fault) {
    store.leave(handIn.key);
    if (fault instanceof Ended) return null;
    if (!(fault instanceof Unstarted)) throw fault;
    Object.assign(state, { failed: state.failed + 1, why: fault.message });
    return (one) => unmarked(one, plan, fault.message, "stopped");
  }
}
