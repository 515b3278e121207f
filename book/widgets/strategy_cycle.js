// Run the three-year cycle: audit, consult, choose, act, bet, and only then the twin that did nothing.
// Sums and chance are those of book.models.strategy_cycle and are held to its numbers.

import { frame, h, quietHost, uid } from "./base.js";
import { oneOf, radios, readSetting, wholeIn } from "./controls.js";
import { keep, kept, setAside } from "./keep.js";
import { s } from "./svg.js";

/** @typedef {{id: string, problem: string, name: string, base: number, cost: number, effect: [number, number], told: [number, number], side: Object<string, number>, concern: number}} Action */
/** @typedef {{budget: number, most: number, years: number, phases: number[], trend: [number, number], roughness: number}} Rules */
/** @typedef {{here: number[], twin: number[], effect: number, told: number}} Course */

const SEEDS = { min: 1, max: 999 };
const MOST_LETTERS = 1000;

/**
 * A source of chance that Python can repeat exactly (mulberry32, by Tommy Ettinger, public domain).
 * @param {number} seed
 * @returns {() => number} from 0 up to 1
 */
export function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Say why a plan cannot be, in the words of book.models.strategy_cycle.fault.
 * @param {Action[]} actions
 * @param {Rules} rules
 * @param {string[]} chosen
 * @returns {string} "" where it can
 */
export function fault(actions, rules, chosen) {
  if (!chosen.length) return "Choose at least one priority.";
  if (chosen.length > rules.most) return `Three priorities are the most: take ${chosen.length - rules.most} away.`;
  const cost = costOf(actions, chosen);
  return cost > rules.budget ? `The plan costs £${cost},000, and there are £${rules.budget},000.` : "";
}

const costOf = (actions, chosen) => actions.filter((one) => chosen.includes(one.id)).reduce((sum, one) => sum + one.cost, 0);
const total = (list) => list.reduce((sum, one) => sum + one, 0);
const between = ([least, most], share) => least + (most - least) * share;

function count(mean, noise, roughness) {
  const rough = total(noise.slice(0, 12)) - 6, plain = total(noise.slice(12)) - 6;
  return Math.max(0, Math.floor(mean * (1 + roughness * rough) + Math.sqrt(mean) * plain + 0.5));
}

/**
 * Run three years of a plan, and the same years in a twin that did nothing.
 * @param {Action[]} actions
 * @param {Rules} rules
 * @param {{seed: number, chosen: string[], side: boolean}} plan
 * @returns {Object<string, Course>}
 */
export function run(actions, rules, { seed, chosen, side }) {
  const draw = generator(seed), many = (number) => Array.from({ length: number }, draw);
  return Object.fromEntries(actions.map((action) => {
    const [trend, effectLuck, toldLuck] = many(3), noise = many(48 * (rules.years + 1)), taken = chosen.includes(action.id);
    const effect = taken ? between(action.effect, effectLuck) : 0, told = taken ? between(action.told, toldLuck) : 0;
    const moved = total(actions.map((other) => (side && chosen.includes(other.id) ? other.side[action.id] ?? 0 : 0)));
    const levels = rules.phases.map((_, year) => action.base * (1 + between(rules.trend, trend)) ** year);
    const here = levels.map((level, year) => {
      const phase = rules.phases[year];
      return count(level * (1 + effect * phase) * (1 + told * phase) * (1 + moved * phase), noise.slice(48 * year, 48 * year + 24), rules.roughness);
    });
    const twin = levels.map((level, year) => count(level, noise.slice(48 * year + 24, 48 * year + 48), rules.roughness));
    return [action.id, { here, twin, effect, told }];
  }));
}

/** The change of the sum of some problems from the audit to the last year, in per cent. */
export const change = (counts) => 100 * (total(counts.map((one) => one.at(-1))) / total(counts.map((one) => one[0])) - 1);

const whole = (pct) => Math.floor(Math.abs(pct) + 0.5) * (pct >= 0 ? 1 : -1);
const went = (pct) => (whole(pct) === 0 ? "stayed level" : `${whole(pct) < 0 ? "fell" : "rose"} by ${Math.abs(whole(pct))}%`);
function points(value) {
  const size = Math.abs(whole(value));
  return size === 0 ? "no difference" : `${size} ${size === 1 ? "point" : "points"} ${value < 0 ? "less" : "more"} than the twin`;
}

/**
 * State how the cycle stands, in the words of book.models.strategy_cycle.sentence.
 * @param {Action[]} actions
 * @param {Rules} rules
 * @param {{seed: number, chosen: string[], side: boolean, done: boolean, bet: string}} now
 * @returns {string}
 */
export function sentence(actions, rules, now) {
  const { chosen } = now, wrong = fault(actions, rules, chosen);
  if (wrong) return wrong;
  const priorities = `${chosen.length} ${chosen.length === 1 ? "priority" : "priorities"}`;
  if (!now.done) return `${priorities}, £${costOf(actions, chosen)},000 of £${rules.budget},000. Write down why, then run three years.`;
  const courses = Object.entries(run(actions, rules, now)).filter(([id]) => chosen.includes(id)).map(([, course]) => course);
  const here = change(courses.map((one) => one.here)), twin = change(courses.map((one) => one.twin));
  const told = `In your borough, recorded incidents of your ${priorities} ${went(here)} in three years`;
  if (!now.bet) return `${told}. Before you see the twin: did the plan work?`;
  return `${told}; in the twin that did nothing they ${went(twin)}. Beside it, your plan shows ${points(here - twin)}.`;
}

const percent = (share) => { const size = whole(100 * share); return size === 0 ? "0%" : `${size > 0 ? "+" : "−"}${Math.abs(size)}%`; };

/**
 * What no partnership sees: what each action did in truth.
 * @param {Action[]} actions
 * @param {Object<string, Course>} courses
 * @param {string[]} chosen
 * @returns {string}
 */
export const truth = (actions, courses, chosen) => actions.filter((one) => chosen.includes(one.id)).map((one) =>
  `${one.problem}: what happened ${percent(courses[one.id].effect)}${courses[one.id].told ? `, the share told ${percent(courses[one.id].told)}` : ""}`).join(". ") + ".";

/** Small charts, one a priority: your borough a line with dots, the twin dashes with squares. */
function charts() {
  const node = h("div", { className: "ju-charts", role: "img" });
  const show = (rows, words) => {
    node.setAttribute("aria-label", words);
    node.replaceChildren(...rows.map((row) => h("figure", {}, h("figcaption", {}, row.problem), chart(row))));
  };
  return { node, show };
}

function chart({ here, twin, base, years }) {
  const svg = s("svg", { viewBox: "0 0 240 120", "aria-hidden": "true" }), top = 1.35 * base;
  const x = (year) => 34 + year * 56, y = (value) => 100 - (88 * Math.min(value, top)) / top;
  svg.append(s("line", { x1: 26, y1: 100, x2: 230, y2: 100, class: "ju-axis" }));
  for (let year = 0; year <= years; year++) svg.append(s("text", { x: x(year), y: 115, "text-anchor": "middle", class: "ju-tick" }, year ? `year ${year}` : "audit"));
  const line = (values, name) => svg.append(s("polyline", { points: values.map((value, i) => `${x(i)},${y(value)}`).join(" "), class: name }));
  if (twin) { line(twin, "ju-twin"); twin.forEach((value, i) => svg.append(s("rect", { x: x(i) - 3.5, y: y(value) - 3.5, width: 7, height: 7, class: "ju-twin-mark" }))); }
  line(here, "ju-here");
  here.forEach((value, i) => svg.append(s("circle", { cx: x(i), cy: y(value), r: 4, class: "ju-here-mark" }), s("text", { x: x(i), y: Math.max(10, y(value) - 9), "text-anchor": "middle", class: "ju-tick" }, value.toLocaleString("en-GB"))));
  return svg;
}

const button = (text, press, main) => h("button", { type: "button", className: main ? "ju-button ju-main" : "ju-button", onclick: press }, text);

/** @type {import("@anywidget/types").Render} */
function render({ model, el, page, signal }) {
  const actions = model.get("actions"), rules = model.get("rules"), idea = model.get("idea"), names = ["seed", "side", "chosen", "done", "bet", "reasons"];
  const now = () => Object.fromEntries(names.map((name) => [name, model.get(name)]));
  const start = now(), told = h("p", { className: "ju-note", role: "status" });
  if (page) {
    // Before a link in the address is followed: it may change the plan, and never the reader's own words.
    const { found, spoilt } = kept(idea), whole = fits(found, actions);
    if (spoilt || (found !== undefined && !whole)) { setAside(idea); told.textContent = "What this browser had kept could not be read. It was put aside, and you begin anew."; }
    else if (whole) model.set("reasons", found.reasons);
  }
  const set = (changes) => {
    for (const [name, value] of Object.entries(changes)) model.set(name, value);
    model.save_changes();
    if (page && !keep(idea, now())) told.textContent = "This browser does not let the page keep your plan. Print it or copy your reasons before you leave.";
  };
  const plan = planTable(actions, (id, taken) => set({ chosen: actions.map((one) => one.id).filter((known) => (known === id ? taken : model.get("chosen").includes(known))), done: false, bet: "" }));
  const why = uid("why"), reasons = h("textarea", { id: why, rows: 3, maxLength: MOST_LETTERS, "data-lm-suppress-shortcuts": "true" });
  reasons.addEventListener("input", () => set({ reasons: reasons.value }));
  const sideId = uid("side"), side = h("input", { type: "checkbox", id: sideId });
  side.addEventListener("change", () => set({ side: side.checked }));
  const seedText = h("output", {}), another = button("Another run of chance", () => set({ seed: (model.get("seed") % SEEDS.max) + 1 }));
  const runIt = button("Run three years", () => set({ done: true, bet: "" }), true);
  const bet = radios({ legend: "Your bet, before the twin is shown: did the plan work?", options: [{ value: "yes", text: "Yes" }, { value: "no", text: "No" }, { value: "cannot", text: "Cannot say" }] }, (value) => set({ bet: value }));
  const picture = charts(), seen = h("p", { className: "ju-reply" }), legend = h("p", { className: "ju-note" });
  const parts = frame({
    model, el, page, signal, restore,
    stage: [
      h("p", { className: "ju-step" }, `1. Read the audit and the consultation. 2. Choose up to ${rules.most} priorities for £${rules.budget},000.`), plan.node,
      h("p", {}, h("label", { for: why, className: "ju-step" }, "3. Write why these (not about a real person)"), reasons),
      h("div", { className: "ju-run" }, h("label", { className: "ju-choice", for: sideId }, side, h("span", {}, "Actions have side effects")), h("p", {}, "Run of chance: ", seedText, " ", another), h("p", {}, "4. ", runIt)),
      picture.node, legend, bet.node, seen, told,
    ],
    state: () => ({ seed: model.get("seed"), side: model.get("side") ? "yes" : "no", chosen: model.get("chosen").join(",") }),
  });

  function restore(wanted) {
    const list = (text) => { const found = text ? text.split(",") : []; return found.every((id) => actions.some((one) => one.id === id)) ? actions.map((one) => one.id).filter((id) => found.includes(id)) : undefined; };
    const { found, fault: wrong } = readSetting(wanted, { seed: wholeIn(SEEDS), side: oneOf(["yes", "no"]), chosen: list });
    const sides = found.side === undefined ? start.side : found.side === "yes";
    set({ ...start, ...found, side: wrong ? start.side : sides, reasons: model.get("reasons"), done: false, bet: "" });
    return wrong;
  }
  function draw() {
    const state = now(), { chosen } = state, wrong = fault(actions, rules, chosen), ran = state.done && !wrong;
    plan.put(chosen);
    if (reasons.value !== state.reasons) reasons.value = state.reasons;
    side.checked = state.side;
    seedText.textContent = String(state.seed);
    runIt.disabled = Boolean(wrong);
    bet.node.hidden = !ran;
    bet.put(state.bet);
    const words = sentence(actions, rules, state), courses = ran ? run(actions, rules, state) : {}, shown = ran && state.bet;
    const rows = ran ? actions.filter((one) => chosen.includes(one.id)).map((one) => ({ problem: one.problem, base: one.base, years: rules.years, here: courses[one.id].here, twin: shown ? courses[one.id].twin : null })) : [];
    picture.node.hidden = !ran;
    picture.show(rows, words);
    legend.textContent = !ran ? "" : shown ? "Recorded incidents. Line and dots: your borough. Dashes and squares: the twin." : "Recorded incidents in your borough. The twin is still hidden.";
    seen.textContent = shown ? `What no partnership sees. ${truth(actions, courses, chosen)}` : "";
    parts.say(words);
    parts.fill(["Problem", "Audit", "Year 1", "Year 2", "Year 3"], () => rows.flatMap((row) => [[row.problem, ...row.here], ...(row.twin ? [[`${row.problem}, twin`, ...row.twin]] : [])]));
    quietHost(plan.node);
  }
  for (const name of names) model.on(`change:${name}`, draw);
  if (page) { const { found } = kept(idea); if (fits(found, actions)) for (const name of names) model.set(name, found[name]); }
  draw();
  return () => { for (const name of names) model.off(`change:${name}`, draw); };
}

/** Whether what was kept is a state of this widget. */
export const fits = (found, actions) => typeof found === "object" && found !== null && Number.isInteger(found.seed) && found.seed >= SEEDS.min && found.seed <= SEEDS.max
  && typeof found.side === "boolean" && typeof found.done === "boolean" && ["", "yes", "no", "cannot"].includes(found.bet)
  && typeof found.reasons === "string" && found.reasons.length <= MOST_LETTERS && Array.isArray(found.chosen) && found.chosen.every((id) => actions.some((one) => one.id === id));

/** The audit, the consultation and the actions: one row a problem, to be ticked. */
function planTable(actions, ticked) {
  const inputs = actions.map((one) => {
    const input = h("input", { type: "checkbox" });
    input.addEventListener("change", () => ticked(one.id, input.checked));
    return input;
  });
  const node = h("ul", { className: "ju-plan" }, ...actions.map((one, i) => h("li", {}, h("label", { className: "ju-choice" }, inputs[i], h("span", {}, h("strong", {}, one.problem), ` (£${one.cost},000). ${one.name}.`)),
    h("p", { className: "ju-facts" }, `Audit: about ${one.base.toLocaleString("en-GB")} a year. Consultation: first for ${one.concern}% of residents. Effect expected: ${percent(one.effect[0])} to ${percent(one.effect[1])}${one.told[1] ? `; reports ${percent(one.told[0])} to ${percent(one.told[1])}` : ""}${Object.keys(one.side).length ? "; may move some elsewhere" : ""}.`))));
  return { node, put: (chosen) => inputs.forEach((input, i) => { input.checked = chosen.includes(actions[i].id); }) };
}

export default { render };
