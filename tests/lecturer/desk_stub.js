// The desk's page on an engine without Python: what a task's cell says last, as plain letters and numbers, is taken for its value.
import { start } from "../../book/lecturer/desk/desk.js";
import { handIns } from "../../book/lecturer/desk/hand_ins.js";
import { written } from "../../book/lecturer/desk/program.js";
import { plain, openStore } from "../../book/lecturer/desk/store.js";
import { judge, show } from "../../book/site/exercise/judge.js";

const LIMITS = { file: 5_000_000, zip: 200_000_000, files: 2_000 };
const stub = (window.stub = { opened: 0, options: null, ran: [], slow: false, refuse: "" });

function typed(words) {
  if (words === undefined || words === "...") return { type: "missing" };
  let value;
  try { value = JSON.parse(words); } catch { return { type: "missing" }; }
  if (Array.isArray(value)) return { type: "list", value: value.map((one) => typed(JSON.stringify(one))) };
  return typeof value === "number" ? { type: "float", value } : { type: "text", value };
}

function valuesOf(notebook, plan) {
  const source = (name) => [notebook.cells.find((cell) => cell.metadata?.nbgrader?.grade_id === name)?.source ?? ""].flat().join("");
  return Object.fromEntries(plan.checks.map(({ id, name, task }) => [id, typed([...source(task).matchAll(new RegExp(`^${name} = (.+)$`, "gm"))].at(-1)?.[1])]));
}

function result(handIn, plan, values, kept) {
  const { key, file, who, exercise, route } = handIn;
  const checks = Object.fromEntries((plan?.checks ?? []).map((rule) => {
    const value = values?.[rule.id] ?? { type: "missing" }, { met, message } = judge(rule, value);
    return [rule.id, { met, marks: met ? rule.marks : 0, message, shown: show(value) }];
  }));
  const marks = Object.values(checks).reduce((sum, one) => sum + one.marks, 0), of = (plan?.checks ?? []).reduce((sum, one) => sum + one.marks, 0);
  return { key, file, who, exercise, route, checks, marks, of, notes: [...handIn.notes, ...(handIn.fault ? [handIn.fault] : [])], state: handIn.fault ? "unreadable" : "marked", kept };
}

/** Mark one after another; a notebook that says "sleep" waits until it is ended, and all do where the test says so. */
function mark(list, { plans, store }, { started, marked, again }) {
  const control = { stopped: false, paused: null, resume: () => {}, end: () => {} };
  const work = async () => {
    const made = [];
    for (const [at, handIn] of list.entries()) {
      await control.paused;
      if (control.stopped) break;
      const plan = plans[handIn.exercise], before = !handIn.fault && !again && store.result(handIn.key, "rules");
      if (!handIn.fault) started?.(handIn);
      if (!before && !handIn.fault) {
        stub.ran.push(handIn.file);
        const sleeps = JSON.stringify(handIn.notebook.cells).includes("sleep");
        await new Promise((give) => { control.end = give; if (!sleeps) setTimeout(give, stub.slow ? 150 : 0); });
        if (control.stopped) break;
      }
      const values = handIn.fault ? null : valuesOf(handIn.notebook, plan);
      const one = result(handIn, plan, values, Boolean(before));
      if (!handIn.fault) store.keepResult(handIn.key, { exercise: handIn.exercise, rules: "rules", state: "marked", notes: [], checks: Object.fromEntries(plan.checks.map((rule) => [rule.id, { met: one.checks[rule.id].met, marks: one.checks[rule.id].marks, value: plain(rule, values[rule.id]), ran: true }])) });
      made.push(one);
      marked?.(one, at + 1, list.length);
    }
    return made;
  };
  const resume = () => { control.resume(); control.paused = null; };
  return { done: work(), resume, pause: () => { control.paused ??= new Promise((give) => { control.resume = give; }); }, stop: () => { control.stopped = true; resume(); control.end(); } };
}

async function open(options) {
  stub.opened += 1;
  stub.options = options.limits;
  if (stub.refuse) throw new Error(stub.refuse);
  const plans = await (await fetch(`${options.site}exercises/plans.json`)).json(), store = openStore(localStorage, new URL(options.site).pathname);
  options.told.progress(1, 2, "Fetching Python: 1 of 2 MB");
  return { plans, store, lanes: 1, read: (files) => handIns([...files], plans, LIMITS), mark: (list, told) => mark([...list], { plans, store }, told),
    written: (handIn) => (handIn.notebook ? written(handIn.notebook, plans[handIn.exercise]) : {}), close: () => {} };
}

const site = new URL("../", location.href);
start(document.getElementById("desk"), { open, site: site.href, here: "", kept: openStore(localStorage, site.pathname) });
