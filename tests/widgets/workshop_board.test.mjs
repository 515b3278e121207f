// The board's rules, held to the Python model's; boards and what Python says of them come in BOARDS.
import assert from "node:assert/strict";
import { test } from "node:test";
import { EMPTY, fault, freshId, sentence, withoutIssue, withoutTheme } from "../../book/widgets/workshop_board.js";

const { limits, vectors, workshop } = JSON.parse(process.env.BOARDS);

test("faults and sentences are those of the Python model", () => {
  assert.ok(vectors.length > 10);
  for (const { board, wrong, said } of vectors) {
    assert.equal(fault(board, limits), wrong);
    if (!wrong) assert.equal(sentence(board), said);
  }
});

test("an empty board is a board", () => assert.equal(fault(EMPTY, limits), ""));

test("a deleted issue is gone from where it lay, and the board stays whole", () => {
  const next = withoutIssue(workshop, "twice");
  assert.equal(fault(next, limits), "");
  assert.equal(next.issues.length, workshop.issues.length - 1);
});

test("issues of a deleted theme go back to those under none, and a key issue that is gone is no key", () => {
  const next = withoutTheme(workshop, workshop.key);
  assert.equal(fault(next, limits), "");
  assert.deepEqual(next.tray, workshop.themes.find((theme) => theme.id === workshop.key).issues);
  assert.equal(next.key, "");
});

test("a new name is not one that is taken", () => assert.equal(freshId("issue", ["issue-2", "x"]), "issue-3"));

test("a board that came through a file is the board that went in", () => {
  assert.deepEqual(JSON.parse(JSON.stringify(workshop)), workshop);
  assert.equal(fault(JSON.parse(JSON.stringify(workshop)), limits), "");
});
