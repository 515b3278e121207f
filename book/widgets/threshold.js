// Threshold: a thousand cases, sorted by a grading of risk. What the study gives and does not give
// stands above; the settings below are the reader's. The counting is in threshold_model.js.

import { frame, h, inline } from "./base.js";
import { readSetting, settings, slider, wholeIn } from "./controls.js";
import { s } from "./svg.js";
import { CASES, PARTS, describe, icons, outcome, rows } from "./threshold_model.js";

const WORDS = {
  happened: "graded high, and serious harm follows",
  averted: "graded high, and acting on it averts the harm",
  missed: "not graded high, and serious harm follows",
  falseAlarms: "graded high, with no serious harm to come",
  cleared: "not graded high, with no serious harm to come",
};
const COLUMNS = ["Grading", "Serious harm follows", "Serious harm averted", "No serious harm to come", "All cases"];

/**
 * The picture: 50 icons in a row, or 25 on a narrow screen.
 * @param {MediaQueryList} narrow
 * @returns {{node: HTMLElement, draw: (found: import("./threshold_model.js").Outcome, sentence: string) => void}}
 */
function picture(narrow) {
  const paths = Object.fromEntries(PARTS.map((part) => [part, s("path", { class: `ju-${part}` })]));
  const svg = s("svg", { "aria-hidden": "true" });
  svg.append(...Object.values(paths));
  const node = h("div", { className: "ju-picture ju-cases", role: "img" }, svg);
  const draw = (found, sentence) => {
    const across = narrow.matches ? 25 : 50, down = CASES / across;
    svg.setAttribute("viewBox", `0 0 ${10 * across} ${10 * down}`);
    node.style.aspectRatio = `${across} / ${down}`;
    for (const [part, path] of Object.entries(icons(found, across))) {
      if (paths[part].getAttribute("d") !== path) paths[part].setAttribute("d", path);
    }
    node.setAttribute("aria-label", sentence);
  };
  return { node, draw };
}

/**
 * What each shape means, with its number.
 * @returns {{node: HTMLElement, put: (found: Object<string, number>) => void}}
 */
function legend() {
  const one = Object.fromEntries(PARTS.map((part) => [part, 0])), outs = {};
  const items = PARTS.map((part) => {
    outs[part] = h("strong", { className: "ju-value" });
    const key = s("svg", { viewBox: "-1 -1 12 12", "aria-hidden": "true" });
    key.append(s("path", { class: `ju-${part}`, d: icons({ ...one, [part]: 1 }, 1)[part] }));
    return h("li", {}, key, h("span", {}, outs[part], ` ${WORDS[part]}`));
  });
  return { node: h("ul", { className: "ju-legend" }, ...items), put: (found) => { for (const part of PARTS) outs[part].textContent = String(found[part]); } };
}

/**
 * The study's table, with what it does not give, and what follows from that.
 * @param {{caption: string, columns: string[], rows: string[][], notes: string[]}} given
 * @returns {HTMLElement}
 */
function study(given) {
  const head = h("tr", {}, ...given.columns.map((text) => h("th", { scope: "col" }, text)));
  const body = given.rows.map((row) => h("tr", {}, ...row.map((text, i) => h(i ? "td" : "th", { scope: i ? undefined : "row", className: /^not given/.test(text) ? "ju-unknown" : "" }, text))));
  return h("div", { className: "ju-study" },
    h("div", { className: "ju-scroll", tabIndex: 0, role: "region", "aria-label": given.caption },
      h("table", {}, h("caption", {}, given.caption), h("thead", {}, head), h("tbody", {}, ...body))),
    h("details", {}, h("summary", {}, "What can and cannot be known from it"), ...given.notes.map((text) => h("p", {}, ...inline(text)))));
}

/** @type {import("@anywidget/types").Render} */
function render({ model, el, page, signal }) {
  const ranges = model.get("ranges"), narrow = matchMedia("(max-width: 30rem)");
  const { get, change, follow } = settings(model, ranges.map((one) => one.name), draw);
  const sliders = ranges.map((one) => slider(one, (value) => change({ [one.name]: value })));
  const grid = picture(narrow), key = legend(), start = get();
  const parts = frame({
    model, el, page, signal, state: get,
    stage: [study(model.get("study")), h("p", { className: "ju-note" }, model.get("invite")),
      h("div", { className: "ju-controls" }, ...sliders.map((one) => one.node)), grid.node, key.node],
    restore: (wanted) => {
      const { found, fault } = readSetting(wanted, Object.fromEntries(ranges.map((one) => [one.name, wholeIn(one)])));
      change({ ...start, ...found });
      return fault;
    },
  });
  function draw() {
    const now = get(), found = outcome(now), sentence = describe(found, now.averted);
    ranges.forEach((one, i) => sliders[i].put(now[one.name]));
    grid.draw(found, sentence);
    key.put(found);
    parts.say(sentence);
    parts.fill(COLUMNS, () => rows(found));
  }
  narrow.addEventListener("change", draw, { signal });
  return follow();
}

export default { render };
