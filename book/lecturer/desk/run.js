// The second step: how far the marking is, with pause, resume and a way to stop one hand-in.

import { h } from "../../widgets/base.js";
import { button, nameOf, plural, status } from "./parts.js";

const STOPPED = "You stopped it, so it was not marked. It can be marked again from the results.";

/**
 * @param {{done: () => void}} told
 */
export function runView({ done: finished }) {
  const bar = h("progress", { max: 1, value: 0, "aria-label": "How far it is" }), said = status("ju-sentence"), running = h("ul", { className: "desk-running" });
  const pause = button("Pause", () => toggle()), on = button("See the results", () => finished(), true), state = { run: null, paused: false, all: [], results: new Map(), busy: new Map(), skipped: new Set() };
  const toggle = () => { state.paused = !state.paused; state.run?.[state.paused ? "pause" : "resume"](); tell(); };
  const tell = () => {
    const done = state.results.size, all = state.all.length, isOver = done === all;
    pause.textContent = state.paused ? "Resume" : "Pause";
    pause.hidden = isOver;
    on.hidden = !done;
    Object.assign(bar, { max: Math.max(1, all), value: done });
    said.textContent = isOver ? `All ${plural(all, "hand-in")} done.` : `${done} of ${plural(all, "hand-in")} done.${state.paused ? " Paused: those that are running end, and no other begins." : ""}`;
    running.replaceChildren(...(isOver ? [] : [...state.busy.values()].map((handIn) => line(handIn, () => skip(handIn)))));
  };
  /** Mark what has no result yet. */
  const go = async (desk) => {
    const left = state.all.filter((one) => !state.results.has(one));
    state.busy.clear();
    const started = (handIn) => { state.busy.set(handIn.key || handIn.file, handIn); tell(); };
    const marked = (result) => { const handIn = left.find((one) => one.file === result.file && one.key === result.key && !state.results.has(one)); if (handIn) keep(handIn, result); };
    state.run = desk.mark(left, { started, marked });
    if (state.paused) state.run.pause();
    tell();
    const run = state.run;
    await run.done;
    if (run !== state.run) return;
    if (state.results.size < state.all.length) { go(desk); return; }
    tell();
    finished();
  };
  const keep = (handIn, result) => { state.results.set(handIn, result); state.busy.delete(handIn.key || handIn.file); tell(); };
  /** End the run, set the one aside, and go on with the rest. */
  const skip = async (handIn) => {
    const { run } = state;
    if (!run) return; // another is being stopped
    state.run = null;
    run.stop();
    await run.done;
    for (const one of state.all) if (!state.results.has(one) && (one === handIn || (one.key && one.key === handIn.key))) state.results.set(one, stopped(one, state.desk.plans[one.exercise]));
    go(state.desk);
  };
  const node = h("div", {}, said, bar, h("p", { className: "ju-buttons" }, pause, on), running);
  return {
    node,
    results: () => state.all.filter((one) => state.results.has(one)).map((one) => state.results.get(one)),
    isOver: () => state.results.size === state.all.length,
    put: (handIn, result) => state.results.set(handIn, result),
    /** End what is running; nothing more is heard of it. */
    end: async () => { const { run } = state; state.run = null; run?.stop(); await run?.done; },
    say: (words, share) => { said.textContent = words; if (share === undefined) bar.removeAttribute("value"); else Object.assign(bar, { max: 1, value: share }); pause.hidden = true; on.hidden = true; },
    start: (desk, handIns) => { Object.assign(state, { desk, all: handIns, paused: false }); state.results.clear(); return go(desk); },
  };
}

function line(handIn, stop) {
  const node = button("Stop this one", stop);
  node.setAttribute("aria-label", `Stop this one: ${nameOf(handIn.who)}`);
  return h("li", {}, `Running: ${nameOf(handIn.who)} `, node);
}

/** What stands for a hand-in that the lecturer stopped. */
function stopped({ key, file, who, exercise, route, notes }, plan) {
  const checks = Object.fromEntries(plan.checks.map(({ id }) => [id, { met: false, marks: 0, message: STOPPED, shown: "" }]));
  return { key, file, who, exercise, route, checks, marks: 0, of: plan.checks.reduce((sum, { marks }) => sum + marks, 0), notes: [...notes, STOPPED], state: "stopped", kept: false };
}
