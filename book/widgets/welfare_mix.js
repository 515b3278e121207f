// The welfare mix: who provides, pays for and regulates a service at a date, beside another date.
// The words come from Python; what is said of two dates is in welfare_mix_model.js.

import { afterPaint, frame, h, write } from "./base.js";
import { oneOf, radios, readSetting, select, settings } from "./controls.js";
import { NONE, describe, mark } from "./welfare_mix_model.js";

const MARKS = { main: "does most", also: "takes part", mixed: "takes part, share not found", unknown: "not found", "": "not named" };

/** @typedef {import("./welfare_mix_model.js").Mix} Mix */

/**
 * The strip of one role at one date: a box for each sector, filled, dashed, outlined or plain.
 * What did not change is left as it is: a phone lays out each part anew.
 * @param {{value: string, text: string}[]} sectors
 * @returns {{node: HTMLElement, put: (mix: Mix|undefined, role: string) => void}}
 */
function strip(sectors) {
  const period = h("p", { className: "ju-period" }), none = h("p", { className: "ju-none" }, "Not found in the sources read");
  const boxes = sectors.map(({ value, text }) => {
    const how = h("span", { className: "ju-how" });
    return { value, how, node: h("li", {}, h("span", {}, text), " ", how) };
  });
  const list = h("ul", {}, ...boxes.map((one) => one.node)), node = h("div", { className: "ju-mix" }, period, list, none);
  const put = (mix, role) => {
    node.hidden = !mix;
    if (!mix) return;
    const part = mix.parts[role];
    write(period, mix.period);
    none.hidden = part.main !== "unknown";
    list.hidden = !none.hidden;
    for (const box of boxes) {
      const how = mark(part, box.value), name = `ju-sector ju-is-${how || "absent"}`;
      if (box.node.className === name) continue;
      box.node.className = name;
      box.how.textContent = MARKS[how];
    }
  };
  return { node, put };
}

/**
 * What the sources of one role say, with their addresses.
 * @param {Mix[]} shown
 * @param {string} role
 * @returns {HTMLElement[]}
 */
const said = (shown, role) => shown.map((mix) => {
  const { detail, sources } = mix.parts[role];
  const links = sources.flatMap(([address, name], i) => [i ? "; " : "", h("a", { href: address, rel: "external" }, name)]);
  return h("p", {}, h("strong", {}, `${mix.period}: `), detail, links.length ? " (" : "", ...links, links.length ? ")" : "");
});

/**
 * The picture: a block a role, with a strip for each date shown; and what the sources say, to stand below.
 * @param {{value: string, text: string}[]} roles
 * @param {{value: string, text: string}[]} sectors
 * @returns {{node: HTMLElement, words: HTMLElement, draw: (shown: Mix[]) => void, tell: (shown: Mix[]) => void}}
 */
function picture(roles, sectors) {
  const blocks = roles.map(({ value, text }) => ({ value, text, strips: [strip(sectors), strip(sectors)], words: h("div", {}) }));
  const head = (text) => h("p", { className: "ju-role" }, text);
  const node = h("div", { className: "ju-mixes" }, ...blocks.map((one) =>
    h("div", { role: "group", "aria-label": one.text }, head(one.text), h("div", { className: "ju-pair" }, ...one.strips.map((each) => each.node)))));
  const words = h("div", { className: "ju-said" }, ...blocks.flatMap((one) => [head(`${one.text}: what the sources say`), one.words]));
  const draw = (shown) => { for (const one of blocks) one.strips.forEach((each, i) => each.put(shown[i], one.value)); };
  const tell = (shown) => { for (const one of blocks) one.words.replaceChildren(...said(shown, one.value)); };
  return { node, words, draw, tell };
}

/** @type {import("@anywidget/types").Render} */
function render({ model, el, page, signal }) {
  const services = model.get("services"), roles = model.get("roles"), sectors = model.get("sectors"), mixes = model.get("mixes");
  const { get, change, follow } = settings(model, ["service", "date", "compare"], draw), later = afterPaint(), start = get();
  const periods = (service) => mixes[service].map((mix) => mix.period);
  const options = (service) => periods(service).map((period) => ({ value: period, text: period }));
  const at = (service, period) => mixes[service].find((mix) => mix.period === period);
  const controls = {
    service: select({ label: "Service", options: services }, (service) => change({ service, date: periods(service)[0], compare: NONE })),
    date: radios({ legend: "Date", options: options(start.service) }, (date) => change({ date })),
    compare: radios({ legend: "Compare with", options: [] }, (compare) => change({ compare })),
  };
  const blocks = picture(roles, sectors);
  const parts = frame({
    model, el, page, signal, state: get,
    stage: [h("div", { className: "ju-controls" }, ...Object.values(controls).map((one) => one.node)), blocks.node],
    after: [blocks.words],
    restore: (wanted) => {
      const service = Object.hasOwn(mixes, wanted.service) ? wanted.service : start.service, known = periods(service);
      const { found, fault } = readSetting(wanted, { service: oneOf(Object.keys(mixes)), date: oneOf(known), compare: oneOf([NONE, ...known]) });
      change(fault || !Object.keys(found).length ? start : { date: known[0], compare: NONE, ...found, service });
      return fault;
    },
  });
  let offered = "";
  const offer = (service) => {
    if (service === offered) return;
    offered = service;
    controls.date.offer(options(service));
    controls.compare.offer([{ value: NONE, text: "No other date" }, ...options(service)]);
  };
  function draw() {
    const { service, date, compare } = get(), mix = at(service, date) ?? mixes[service][0]; // a kernel may set another service alone
    const other = compare === mix.period ? undefined : at(service, compare);
    offer(service);
    controls.service.put(service);
    controls.date.put(mix.period);
    controls.compare.put(compare);
    const shown = other ? [mix, other] : [mix];
    blocks.draw(shown);
    parts.say(describe(services.find((one) => one.value === service).text, roles, mix, other));
    later(() => blocks.tell(shown));
    parts.fill(["Role", ...shown.map((one) => one.period)], () => roles.map((role) => [role.text, ...shown.map((one) => one.parts[role.value].named)]));
  }
  return follow();
}

export default { render };
