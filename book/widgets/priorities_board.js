// Whose list is it? The reader puts problems in order, chooses whose answer to compare it with, and
// ties money to national targets. The sums are those of book.models.priorities_board.

import { frame, h, write } from "./base.js";
import { board } from "./cards.js";
import { oneOf, radios, readSetting, slider, wholeIn } from "./controls.js";

/** @typedef {{id: string, name: string, incidents: number, harm: number, shares: Object<string, number>}} Problem */

/**
 * Rank values, the largest first; equal values share the mean of their ranks.
 * @param {number[]} values
 * @returns {number[]}
 */
export const ranks = (values) => values.map((value) => 1 + values.filter((other) => other > value).length + (values.filter((other) => other === value).length - 1) / 2);

/**
 * Tell how alike an order and the order of some shares are: Spearman's rank correlation.
 * @param {string[]} order
 * @param {Object<string, number>} shares
 * @returns {number}
 */
export function agreement(order, shares) {
  const theirs = ranks(order.map((id) => shares[id])), mean = (order.length + 1) / 2;
  const sum = (list) => list.reduce((all, one) => all + one, 0);
  const both = sum(theirs.map((rank, i) => (i + 1 - mean) * (rank - mean)));
  return both / Math.sqrt(sum(theirs.map((rank) => (rank - mean) ** 2)) * sum(order.map((_, i) => (i + 1 - mean) ** 2)));
}

/**
 * Split a hundred pounds between national targets and local priorities.
 * @param {string[]} order
 * @param {string[]} targets
 * @param {number} tied per cent
 * @param {number[]} split what the first priorities get of the rest (per cent)
 * @returns {Object<string, [number, number]>} pounds tied and free, by problem
 */
export const allocation = (order, targets, tied, split) => Object.fromEntries(order.map((id, i) =>
  [id, [targets.includes(id) ? tied / targets.length : 0, ((100 - tied) * (split[i] ?? 0)) / 100]]));

/** A number with a true minus sign, to one decimal place. */
const signed = (value) => { const text = value.toFixed(1); return text === "-0.0" ? "0.0" : text.replace("-", "−"); };
const pounds = (value) => `£${value.toFixed(0)}`;
const lower = (name) => name[0].toLowerCase() + name.slice(1);

/**
 * State the result.
 * @param {{problems: Problem[], order: string[], room: {id: string, label: string}, targets: string[], tied: number, split: number[]}} now `targets` as ids
 * @returns {string}
 */
export function sentence({ problems, order, room, targets, tied, split }) {
  const name = (id) => lower(problems.find((one) => one.id === id).name);
  const shares = Object.fromEntries(problems.map((one) => [one.id, one.shares[room.id]]));
  const money = allocation(order, targets, tied, split), first = order[0], shared = order.slice(0, 3).filter((id) => targets.includes(id)).length;
  const list = `Your first three are ${name(order[0])}, ${name(order[1])} and ${name(order[2])}`;
  const overlap = shared === 0 ? "none of them is a national target" : `${shared} of them ${shared === 1 ? "is a national target" : "are national targets"}`;
  return `${list}; ${overlap}. Agreement with this room: ${signed(agreement(order, shares))} (1 is the same order, −1 the reverse). `
    + `Of every £100, ${pounds(tied)} follows national targets and ${pounds(money[first][0] + money[first][1])} reaches your first priority.`;
}

/** The money as bars: what is tied is striped, and said in words. */
function moneyBars() {
  const node = h("div", { className: "ju-money", role: "img" });
  let bars = [], order = "";
  const bar = ({ name, target }) => {
    const tied = h("span", { className: "ju-tied" }), free = h("span", { className: "ju-free" }), value = h("span", { className: "ju-value" });
    return { tied, free, value, node: h("div", { className: "ju-bar" }, h("span", {}, name, target && h("em", {}, " (national target)")), h("span", { className: "ju-track" }, tied, free), value) };
  };
  const show = (rows) => {
    node.setAttribute("aria-label", `Where each hundred pounds goes. ${rows.map((one) => `${one.name}: ${pounds(one.tied)} tied, ${pounds(one.free)} free`).join(". ")}.`);
    const wanted = JSON.stringify(rows.map((one) => one.name));
    if (wanted !== order) { bars = rows.map(bar); node.replaceChildren(...bars.map((one) => one.node)); }
    order = wanted;
    rows.forEach((one, i) => {
      bars[i].tied.style.width = `${one.tied}%`;
      bars[i].free.style.width = `${one.free}%`;
      write(bars[i].value, pounds(one.tied + one.free));
    });
  };
  return { node, show };
}

/** @type {import("@anywidget/types").Render} */
function render({ model, el, page, signal }) {
  const problems = model.get("problems"), rooms = model.get("rooms"), split = model.get("split"), ids = problems.map((one) => one.id);
  const targets = problems.filter((one) => model.get("targets").includes(one.name)).map((one) => one.id);
  const set = (changes) => { for (const [name, value] of Object.entries(changes)) model.set(name, value); model.save_changes(); };
  const tiedRange = { min: 0, max: 100, step: 10 };
  const start = { order: model.get("order"), room: model.get("room"), tied: model.get("tied") };

  const list = board({
    places: [{ id: "order", label: "Your order, first priority first", hint: "Press a problem to move it." }],
    card: (id) => {
      const one = problems.find((known) => known.id === id), room = model.get("room");
      return { text: one.name, note: h("p", { className: "ju-facts" }, `${one.incidents.toLocaleString("en-GB")} incidents a year, harm of one ${one.harm}; first for ${one.shares[room]}% of this room${targets.includes(id) ? "; a national target" : ""}`) };
    },
    change: (lists) => set({ order: lists.order }),
    ordered: true,
  });
  list.node.classList.add("ju-one-place");
  const room = radios({ legend: "Whose answer stands beside it", options: rooms.map((one) => ({ value: one.id, text: one.label })) }, (id) => set({ room: id }));
  const tied = slider({ label: "Money tied to national targets", ...tiedRange, unit: "%" }, (value) => set({ tied: value }));
  const money = moneyBars();
  const legend = h("p", { className: "ju-note" }, "Where each £100 goes: striped is tied to a national target, plain is yours to give.");
  const parts = frame({
    model, el, page, signal, restore,
    stage: [room.node, list.node, h("div", { className: "ju-controls" }, tied.node), legend, money.node],
    state: () => ({ order: model.get("order").join(","), room: model.get("room"), tied: model.get("tied") }),
  });

  function restore(wanted) {
    const whole = (text) => { const order = text.split(","); return order.length === ids.length && ids.every((id) => order.includes(id)) ? order : undefined; };
    const { found, fault } = readSetting(wanted, { order: whole, room: oneOf(rooms.map((one) => one.id)), tied: wholeIn(tiedRange) });
    set(fault ? start : { ...start, ...found });
    return fault;
  }
  function draw() {
    const order = model.get("order"), now = { problems, order, room: rooms.find((one) => one.id === model.get("room")), targets, tied: model.get("tied"), split };
    const spent = allocation(order, targets, now.tied, split);
    room.put(now.room.id);
    tied.put(now.tied);
    list.show({ order });
    const rows = order.map((id) => ({ name: problems.find((one) => one.id === id).name, target: targets.includes(id), tied: spent[id][0], free: spent[id][1] }));
    money.show(rows);
    parts.say(sentence(now));
    parts.fill(["Problem, in your order", "First for this room (%)", "National target", "Tied (£)", "Free (£)"], () => rows.map((one, i) =>
      [one.name, problems.find((known) => known.id === order[i]).shares[now.room.id], one.target ? "yes" : "no", one.tied.toFixed(0), one.free.toFixed(0)]));
  }
  const names = ["order", "room", "tied"];
  for (const name of names) model.on(`change:${name}`, draw);
  draw();
  return () => { for (const name of names) model.off(`change:${name}`, draw); };
}

export default { render };
