import assert from "node:assert/strict";
import { test } from "node:test";
import { mark } from "../../book/lecturer/desk/batch.js";
import { Ended, Late, NoStart } from "../../book/lecturer/desk/isolated.js";
import { openStore } from "../../book/lecturer/desk/store.js";

const RULE = { id: "one-step", kind: "number", marks: 3, answer: 14, tolerance: 0.05, unit: "", right: "Yes.", near: [], otherwise: "Look again.", options: {}, labels: [], why: {}, name: "step", task: "one-task-1" };
const PLAN = { slug: "one", edition: "e", checks: [RULE], written: [] };
const LIMITS = { cell: 30, notebook: 120, start: 5, memory: 2 ** 30 };
const FOURTEEN = JSON.stringify({ type: "float", value: 14 });
const ok = (said = "") => ({ said, fatal: false });
const check = { cell_type: "code", source: 'check("one-step", step)', metadata: { nbgrader: { grade_id: "one-step" } } };
const code = (source) => ({ cell_type: "code", source, metadata: {} });

/** A hand-in of some cells and the check; its key is made of a letter. */
function handIn(letter, { cells = [], fault = "", file = `${letter}.ipynb` } = {}) {
  const who = { name: `Name ${letter}`, number: "", username: "", participant: "" };
  return { key: letter.repeat(64), file, who, exercise: fault ? "" : "one", route: "notebook", notes: [], fault, notebook: { cells: [...cells, check] } };
}

/** A lane whose Python answers as it is told to; `ran` lists what was asked of it. */
function lane(answer, start = async () => {}) {
  const ran = [];
  let leave = () => {};
  const session = () => {
    const gone = new Promise((_, refuse) => { leave = refuse; });
    gone.catch(() => {});
    return { ask: (message) => { ran.push(message); return Promise.race([answer(message, ran.length), gone]); }, end: () => {} };
  };
  return { ran, start: async () => { await start(); return session(); }, end: () => leave(new Ended()) };
}

function desk(lanes, store = openStore(null, "/")) {
  return { plans: { one: PLAN }, rules: { one: "r" }, lanes, limits: LIMITS, store };
}

const answers = async (message) => ok(message.read ? FOURTEEN : "");

test("a mark is computed from the value, and what was marked before is not run again", async () => {
  const store = openStore(null, "/"), first = lane(answers), second = lane(answers);
  const [made] = await mark([handIn("a")], desk([first], store), {}).done;
  assert.deepEqual([made.marks, made.of, made.kept, made.checks["one-step"].shown], [3, 3, false, "14"]);
  const [kept] = await mark([handIn("a")], desk([second], store), {}).done;
  assert.deepEqual([kept.marks, kept.kept, kept.checks["one-step"].message, second.ran], [3, true, made.checks["one-step"].message, []]);
  await mark([handIn("a")], desk([second], store), { again: true }).done;
  assert.equal(second.ran.length, 1);
});

test("a claim of marks, and whatever is no answer, scores nothing and is said", async () => {
  for (const said of ['{"met": true, "marks": 20}', '{"type": "float", "value": 14, "marks": 20}', "", "14"]) {
    const [made] = await mark([handIn("a")], desk([lane(async () => ok(said))]), {}).done;
    assert.deepEqual([made.marks, made.notes], [0, ["What cell 1 gave as its answer could not be read. It scores nothing."]]);
  }
});

test("an error is noted as one short line, and the run goes on", async () => {
  const answer = async (message) => ok(message.read ? FOURTEEN : `ValueError: \u001b[31m${"line\n".repeat(200)}`);
  const [made] = await mark([handIn("a", { cells: [code("1 / 0")] })], desk([lane(answer)]), {}).done;
  assert.equal(made.marks, 3);
  assert.match(made.notes[0], /^Cell 1: ValueError: \[31mline line [^\n]*$/);
  assert.equal(made.notes[0].length, "Cell 1: ".length + 300);
});

test("many errors become twenty and a number", async () => {
  const answer = async (message) => ok(message.read ? FOURTEEN : "E");
  const [made] = await mark([handIn("a", { cells: Array.from({ length: 50 }, () => code("x")) })], desk([lane(answer)]), {}).done;
  assert.deepEqual([made.notes.length, made.notes.at(-1)], [21, "30 more cells had a fault or a line that was left out."]);
});

test("what was read before a limit keeps its marks", async () => {
  const cells = [code("step = 14"), check, code("while True: pass")];
  const answer = async (message) => { if (message.run?.startsWith("while")) throw new Late(); return ok(message.read ? FOURTEEN : ""); };
  const [made] = await mark([handIn("a", { cells })], desk([lane(answer)]), {}).done;
  assert.deepEqual([made.marks, made.state], [3, "stopped"]);
  assert.equal(made.notes.at(-1), "Cell 3 ran longer than 30 seconds and was stopped. What came after it was not run and scores nothing.");
});

test("Python that ends is said, and nothing after it scores", async () => {
  const answer = async () => ({ said: "exit", fatal: true });
  const [made] = await mark([handIn("a", { cells: [code("os._exit(0)")] })], desk([lane(answer)]), {}).done;
  assert.deepEqual([made.marks, made.state, made.notes], [0, "stopped", ["Python ended in cell 1. What came after was not run and scores nothing."]]);
});

test("the same file is run once and listed twice, each with its own name", async () => {
  const only = lane(answers), told = [];
  const list = [handIn("a"), handIn("b"), handIn("a", { file: "again.ipynb" })];
  const made = await mark(list, desk([only]), { marked: ({ file }, done, all) => told.push([file, done, all]) }).done;
  assert.deepEqual(made.map(({ file }) => file), ["a.ipynb", "b.ipynb", "again.ipynb"]);
  assert.deepEqual([only.ran.length, told.at(-1)], [2, ["b.ipynb", 3, 3]]);
});

test("what cannot be read is in the results, with its reason", async () => {
  const [made] = await mark([handIn("a", { fault: "The file is empty." })], desk([lane(answers)]), {}).done;
  assert.deepEqual([made.state, made.notes, made.of], ["unreadable", ["The file is empty."], 0]);
});

test("a start that fails is tried once more", async () => {
  let starts = 0;
  const [made] = await mark([handIn("a")], desk([lane(answers, async () => { if (++starts === 1) throw new Late(); })]), {}).done;
  assert.deepEqual([made.marks, starts], [3, 2]);
});

test("a lane that gives no Python is not asked again and again, and keeps nothing", async () => {
  let starts = 0;
  const store = openStore(null, "/"), broken = lane(answers, async () => { starts++; throw new NoStart("no memory"); });
  const made = await mark(["a", "b", "c", "d"].map((letter) => handIn(letter)), desk([broken], store), {}).done;
  assert.deepEqual(made.map(({ notes }) => notes), Array(4).fill(["Python could not start: no memory"]));
  assert.deepEqual([starts, store.count()], [4, 0]);
});

test("a hand-in that took the page with it twice is left out, until it is marked again", async () => {
  const store = openStore(null, "/"), one = handIn("a");
  store.begin(one.key);
  store.begin(one.key);
  const [left] = await mark([one, handIn("b")], desk([lane(answers)], store), {}).done;
  assert.deepEqual([left.state, left.notes[0].slice(0, 48)], ["stopped", "The page was closed twice while this hand-in ran"]);
  const [made] = await mark([one], desk([lane(answers)], store), { again: true }).done;
  assert.equal(made.marks, 3);
});

test("pause lets the running end and begins no other; stop leaves the running unmarked", async () => {
  const store = openStore(null, "/"), told = [];
  const answer = async (message) => (message.run === "hang" ? new Promise(() => {}) : answers(message));
  const run = mark([handIn("a"), handIn("b"), handIn("c", { cells: [code("hang")] })], desk([lane(answer)], store), { marked: ({ file }) => told.push(file), started: () => { if (!told.length) run.pause(); } });
  const soon = () => new Promise((give) => { setTimeout(give, 20); });
  await soon();
  assert.deepEqual(told, ["a.ipynb"]);
  run.resume();
  await soon();
  run.stop();
  assert.deepEqual((await run.done).map(({ file }) => file), ["a.ipynb", "b.ipynb"]);
  assert.equal(store.begun("c".repeat(64)), 0);
});
