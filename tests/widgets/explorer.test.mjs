// The pure parts of the frame and of Explorer, run by Node.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readLink, writeLink } from "../../book/widgets/base.js";
import { changes, place, positions, unpack } from "../../book/widgets/explorer.js";

const params = [
  { name: "volume", label: "Volume", values: ["0", "1", "2"] },
  { name: "crowd", label: "Crowd", values: ["few", "so & so"] },
];

test("a link gives back the state that it was made of", () => {
  const state = { volume: "2", crowd: "so & so" };
  assert.deepEqual(readLink(writeLink("local_audit", state), "local_audit"), state);
});

test("a link to another widget is not ours", () => {
  assert.equal(readLink("#other:volume=1", "local_audit"), null);
  assert.equal(readLink("", "local_audit"), null);
});

test("settings become positions, and a control that is not named keeps its own", () => {
  assert.deepEqual(positions(params, [0, 1], { volume: "2" }), { index: [2, 1], fault: "" });
});

test("numbers are found as well as their words", () => {
  assert.deepEqual(positions(params, [0, 0], { volume: 1 }).index, [1, 0]);
});

for (const nonsense of [{ volume: "99" }, { depth: "1" }, { volume: "<img onerror=x>" }]) {
  test(`a link that asks for ${JSON.stringify(nonsense)} is refused with a sentence`, () => {
    const { index, fault } = positions(params, [0, 0], nonsense);
    assert.equal(index, undefined);
    assert.match(fault, /not there, so the starting setting is shown/);
  });
}

test("the last control changes fastest, as in Python", () => {
  assert.deepEqual([[0, 0], [0, 1], [1, 0], [2, 1]].map((index) => place(index, [3, 2])), [0, 1, 2, 5]);
});

test("a pack is read as Python reads it", () => {
  const pack = JSON.parse(process.env.PACK);
  assert.deepEqual(pack.texts.map((_, i) => unpack(pack.packed, i)), pack.texts);
});

const before = ["<svg a=\"1\">", "<g>", "<path d=\"M0 0\"/>", "</g>", "<text x=\"1\">one</text>", "</svg>"];

test("only the elements that differ are named, by their place among all elements", () => {
  const after = before.with(2, "<path d=\"M1 1\"/>").with(4, "<text x=\"1\">two</text>");
  assert.deepEqual(changes(before, after), [{ at: 2, text: "<path d=\"M1 1\"/>" }, { at: 3, text: "<text x=\"1\">two</text>" }]);
  assert.deepEqual(changes(before, before), []);
});

test("pictures that differ in more than whole elements are drawn anew", () => {
  assert.equal(changes(before, before.slice(1)), null);
  assert.equal(changes(before, before.with(1, "<g id=\"x\">")), null);
  assert.equal(changes(before, before.with(2, "<text>x</text>")), null);
});
