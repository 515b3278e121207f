// The sums of same_story, held to the Python model's; entries and vectors come in STORY.
import assert from "node:assert/strict";
import { test } from "node:test";
import { belief, beliefs, heard, sentence } from "../../book/widgets/same_story.js";

const { entries, weak, vectors } = JSON.parse(process.env.STORY);

test("belief, chance and sentence are those of the Python model", () => {
  assert.ok(vectors.length > 50);
  for (const { setting, belief: expected, heard: chance, said } of vectors) {
    assert.ok(Math.abs(belief(entries, weak, setting) - expected) < 1e-9);
    assert.ok(Math.abs(heard(setting.says, 3) - chance) < 1e-9);
    assert.equal(sentence(entries, weak, setting), said);
  }
});

test("the picture shows the prior first and the reader's count last", () => {
  const { setting, belief: expected } = vectors[0], shown = beliefs(entries, weak, setting);
  assert.equal(shown[0].value, setting.prior);
  assert.ok(Math.abs(shown[3].value - expected) < 1e-9);
});
