// The welfare mix's pure functions, held to vectors that the Python model made.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { change, describe, mark } from "../../book/widgets/welfare_mix_model.js";

const { mixes, services, roles, cases, marks } = JSON.parse(readFileSync(process.env.VECTORS, "utf8"));
const find = (service, period) => mixes[service].find((mix) => mix.period === period);

test("every date, and every pair of dates, is told as the model tells it", () => {
  assert.ok(cases.length > 90);
  for (const { service, date, compare, sentence, changed } of cases) {
    const mix = find(service, date), other = find(service, compare);
    assert.equal(describe(services[service], roles, mix, other), sentence);
    if (other) assert.deepEqual(roles.map((role) => change(mix, other, role.value)), changed);
  }
});

test("a box is marked by what the table says of its sector", () => {
  for (const { part, sector, is } of marks) assert.equal(mark(part, sector), is, JSON.stringify([part, sector]));
});
