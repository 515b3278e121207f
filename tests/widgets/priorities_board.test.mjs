// The sums of priorities_board, held to the Python model's; problems and vectors come in BOARD.
import assert from "node:assert/strict";
import { test } from "node:test";
import { agreement, allocation, ranks, sentence } from "../../book/widgets/priorities_board.js";

const { problems, rooms, targets, split, vectors } = JSON.parse(process.env.BOARD);

test("agreement and money are those of the Python model", () => {
  assert.ok(vectors.length > 50);
  for (const { order, room, tied, agreement: expected, money } of vectors) {
    const shares = Object.fromEntries(problems.map((one) => [one.id, one.shares[room]]));
    assert.ok(Math.abs(agreement(order, shares) - expected) < 1e-9);
    const spent = allocation(order, targets, tied, split);
    for (const id of order) for (const i of [0, 1]) assert.ok(Math.abs(spent[id][i] - money[id][i]) < 1e-9);
  }
});

test("equal values share the mean of their ranks", () => assert.deepEqual(ranks([5, 9, 5, 1]), [2.5, 1, 2.5, 4]));

test("the sentence says the agreement and the first priority's money", () => {
  for (const { order, room, tied, agreement: expected, money } of vectors) {
    const said = sentence({ problems, order, room: rooms.find((one) => one.id === room), targets, tied, split });
    const number = said.match(/this room: (−?\d\.\d)/)[1].replace("−", "-");
    assert.ok(Math.abs(Number(number) - expected) <= 0.0501);
    const [follows, reaches] = [...said.matchAll(/£(\d+) /g)].slice(-2).map((one) => Number(one[1]));
    assert.equal(follows, tied);
    assert.ok(Math.abs(reaches - money[order[0]][0] - money[order[0]][1]) <= 0.501);
    const shared = order.slice(0, 3).filter((id) => targets.includes(id)).length;
    assert.ok(said.includes(shared ? `${shared} of them` : "none of them is a national target"));
  }
});
