import assert from "node:assert/strict";
import { test } from "node:test";
import { handIn, typed, withAnswers } from "../../book/site/exercise/hand_in.js";

const cell = (grade_id, source, cell_type = "code") => ({ cell_type, source, metadata: { nbgrader: { grade_id } }, outputs: ["old"], execution_count: 3 });
const NOTEBOOK = { nbformat: 4, nbformat_minor: 5, metadata: { exercise: { slug: "two_series" } }, cells: [cell("t-1", ["step = 1\n", "step"]), cell("a", 'check("a", step)'), cell("w", "*Write your answer here.*", "markdown")] };
const PLAN = { checks: [{ id: "a", name: "step", task: "t-1" }, { id: "b", name: "pairs", task: "t-1" }], written: [{ id: "w" }] };
const file = (who) => handIn(NOTEBOOK, who, { route: "form", checks: {} }).file;
const task = (answers) => withAnswers(NOTEBOOK, PLAN, answers).cells[0].source.join("").split("\n").slice(-2);

test("the file is named for the number, else the name, in letters that any disk takes", () => {
  assert.equal(file({ name: "Zoë O'Brien", number: "s123/4" }), "two_series-s123-4.ipynb");
  assert.equal(file({ name: " Zoë  O'Brien " }), "two_series-Zoe-O-Brien.ipynb");
  assert.equal(file({ name: "../../etc/passwd" }), "two_series-etc-passwd.ipynb");
  assert.equal(file({ name: "李" }), "two_series-hand-in.ipynb");
  assert.equal(file({ name: "x".repeat(500) }).length, "two_series-.ipynb".length + 40);
});

test("the file says who, by which route, when and what is met, and the notebook stays as it was", () => {
  const before = structuredClone(NOTEBOOK);
  const { text } = handIn(NOTEBOOK, { name: " A\n B ", number: "7" }, { route: "notebook", checks: { a: true }, made: "2026-11-25T10:00:00.123Z" });
  assert.deepEqual(JSON.parse(text).metadata.hand_in, { name: "A B", number: "7", route: "notebook", made: "2026-11-25T10:00:00Z", checks: { a: true } });
  assert.match(JSON.parse(handIn(NOTEBOOK, {}, { route: "form", checks: {} }).text).metadata.hand_in.made, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  assert.deepEqual(NOTEBOOK, before);
});

test("an answer is a line of Python at the end of its task's cell", () => {
  assert.deepEqual(task({ a: 14, b: ["A", "C"] }), ["step = 14", 'pairs = ["A", "C"]']);
  assert.deepEqual(task({ a: -0.5, b: [1.5, null] }), ["step = -0.5", "pairs = [1.5, ...]"]);
  assert.deepEqual(task({ a: 1e21, b: 'x"; import os' }), ["step = 1e+21", 'pairs = "x\\"; import os"']);
});

test("what is not answered is left open, and says nothing of the given lines", () => {
  assert.deepEqual(task({}), ["step = ...", "pairs = ..."]);
  assert.deepEqual(task({ a: NaN, b: "" }), ["step = ...", "pairs = ..."]);
  assert.equal(withAnswers(NOTEBOOK, PLAN, { w: " \n" }).cells[2].source, "*Write your answer here.*");
});

test("a task's cell keeps its given lines and no old output; other cells stay as they were", () => {
  const [first, second, third] = withAnswers(NOTEBOOK, PLAN, { w: "One.\n\nTwo." }).cells;
  assert.equal(first.source.slice(0, 2).join(""), "step = 1\nstep\n");
  assert.deepEqual([first.outputs, first.execution_count], [[], null]);
  assert.equal(second, NOTEBOOK.cells[1]);
  assert.deepEqual(third.source, ["One.\n", "\n", "Two."]);
});

test("an answer is described as Python would describe it", () => {
  assert.deepEqual(typed(["A"]), { type: "list", value: [{ type: "text", value: "A" }] });
  assert.deepEqual(typed([14, null]), { type: "list", value: [{ type: "float", value: 14 }, { type: "nothing" }] });
  assert.deepEqual([typed(""), typed(undefined), typed([])], [{ type: "nothing" }, { type: "nothing" }, { type: "list", value: [] }]);
});
