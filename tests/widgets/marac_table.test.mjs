// The table's sums and words, held to the Python model's; pieces, actions and vectors come in TABLE.
import assert from "node:assert/strict";
import { test } from "node:test";
import { known, pairs, sentence } from "../../book/widgets/marac_table.js";

const { pieces, actions, vectors } = JSON.parse(process.env.TABLE);

test("what is known and what is said are those of the Python model", () => {
  assert.ok(vectors.length > 40);
  for (const { now, said, known: expected } of vectors) {
    assert.equal(sentence(pieces, actions, now), said);
    assert.deepEqual(known(pieces, now.placed), expected);
  }
});

test("pairs of a link are read, and a name that is not there is refused", () => {
  assert.deepEqual(pairs("a.say,b.back", ["a", "b"], ["say", "back"]), { a: "say", b: "back" });
  assert.deepEqual(pairs("", ["a"], ["say"]), {});
  for (const nonsense of ["a.shout", "c.say", "a", "a.say.say", "<img>.say"]) assert.equal(pairs(nonsense, ["a", "b"], ["say", "back"]), undefined);
});
