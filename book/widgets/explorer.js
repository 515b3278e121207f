// Explorer: one picture for every setting of its controls. In the built page all pictures come
// packed with the page; in a live notebook Python draws the one that is asked for.

import { frame, h, uid, write } from "./base.js";
import { readout } from "./controls.js";

/**
 * Read one entry of a pack made by book.widgets.packing.
 * @param {{lines: string[], base: number[], rows: (number[]|{all: number[]})[]}} pack
 * @param {number} i
 * @returns {string[]} its lines
 */
export function unpack(pack, i) {
  const row = pack.rows[i];
  if (!Array.isArray(row)) return row.all.map((j) => pack.lines[j]);
  const picked = pack.base.slice();
  for (let k = 0; k < row.length; k += 2) picked[row[k]] = row[k + 1];
  return picked.map((j) => pack.lines[j]);
}

/**
 * Find the place of a setting in the order in which Python drew them (last control fastest).
 * @param {number[]} index chosen position of each control
 * @param {number[]} shape number of positions of each control
 * @returns {number}
 */
export const place = (index, shape) => index.reduce((sum, at, d) => sum * shape[d] + at, 0);

/**
 * Turn named values into positions, or say in a sentence what does not fit.
 * @param {{name: string, label: string, values: string[]}[]} params
 * @param {number[]} index present positions, kept where a name is not given
 * @param {Object<string, string|number>} wanted
 * @returns {{index?: number[], fault: string}}
 */
export function positions(params, index, wanted) {
  const next = index.slice();
  for (const [name, value] of Object.entries(wanted)) {
    const d = params.findIndex((param) => param.name === name);
    const at = d < 0 ? -1 : params[d].values.indexOf(String(value));
    if (at < 0) return { fault: "That link asks for a setting that is not there, so the starting setting is shown." };
    next[d] = at;
  }
  return { index: next, fault: "" };
}

/**
 * One labelled slider or list.
 * @param {{label: string, kind: string, values: string[], shown: string[]}} param
 * @param {(at: number) => void} moved
 * @returns {{node: HTMLElement, put: (at: number) => void}}
 */
function control(param, moved) {
  const id = uid("control"), list = param.kind === "list", out = !list && readout(param.shown);
  const input = list
    ? h("select", { id }, ...param.shown.map((text, i) => h("option", { value: String(i) }, text)))
    : h("input", { id, type: "range", min: "0", max: String(param.values.length - 1), step: "1" });
  input.addEventListener("input", () => moved(Number(input.value)));
  let is = -1;
  const put = (at) => {
    if (at === is) return;
    is = at;
    if (input.value !== String(at)) input.value = String(at);
    if (list) return;
    out.put(param.shown[at]);
    input.setAttribute("aria-valuetext", param.shown[at]);
  };
  return { node: h("div", { className: "ju-control" }, h("label", { for: id }, param.label), ...(list ? [h("div", { className: "ju-list" }, input)] : [input, out.node])), put };
}

/**
 * Where the pictures come from: packed with the page, or asked of a live kernel.
 * @param {any} model
 * @param {number[]} shape
 * @param {() => void} arrived
 * @param {AbortSignal} [signal] ends the listening
 * @returns {(index: number[]) => {lines: string[], sentence: string, rows: () => any[][]}|undefined}
 */
function pictures(model, shape, arrived, signal) {
  const live = new Map(), asked = new Set();
  const receive = (message) => {
    if (!message || message.kind !== "drawn") return;
    live.set(place(message.index, shape), { ...message, lines: message.svg.split("\n"), rows: () => message.rows });
    arrived();
  };
  model.on("msg:custom", receive);
  signal?.addEventListener("abort", () => model.off("msg:custom", receive));
  return (index) => {
    const pack = model.get("pack"), i = place(index, shape);
    if (pack && pack.svg) {
      return { lines: unpack(pack.svg, i), sentence: pack.sentences[i], rows: () => unpack(pack.rows, i).map((line) => JSON.parse(line)) };
    }
    if (!asked.has(i)) { asked.add(i); model.send({ kind: "draw", index }); }
    return live.get(i);
  };
}

const OPENING = /^<(?!\/)/;
const WHOLE = /^<(\w+)[^>]*\/>$|^<(\w+)[^>]*>[^<]*<\/\2>$/; // an element with nothing inside but text

/**
 * Tell which elements differ between two pictures of the same build, so that only they are touched.
 * @param {string[]} before lines of an SVG, one part a line
 * @param {string[]} after
 * @returns {{at: number, text: string}[]|null} place among the elements, root first, and the new
 *   element; null where the pictures differ in more than whole elements
 */
export function changes(before, after) {
  if (before.length !== after.length) return null;
  const found = [];
  let at = -1;
  for (let i = 0; i < after.length; i++) {
    if (OPENING.test(after[i])) at++;
    if (before[i] === after[i]) continue;
    const [old, now] = [before[i].match(WHOLE), after[i].match(WHOLE)];
    if (!old || !now || (old[1] || old[2]) !== (now[1] || now[2])) return null;
    found.push({ at, text: after[i] });
  }
  return found;
}

/**
 * Show the book's own drawing, made by Python: nothing that a reader types is in it.
 * @param {HTMLElement} picture
 * @returns {(lines: string[]) => void}
 */
function painter(picture) {
  const scratch = document.createElement("template");
  let shown = [], nodes = [];
  const redraw = (lines) => {
    picture.innerHTML = lines.join("\n");
    const svg = picture.firstElementChild, box = svg.viewBox.baseVal;
    svg.setAttribute("aria-hidden", "true");
    // A known shape keeps a new picture from laying out the whole page again.
    picture.style.aspectRatio = `${box.width} / ${box.height}`;
    nodes = [svg, ...svg.querySelectorAll("*")];
  };
  const patch = (changed) => {
    scratch.innerHTML = `<svg>${changed.map((one) => one.text).join("")}</svg>`;
    [...scratch.content.firstElementChild.children].forEach((now, i) => {
      const old = nodes[changed[i].at];
      for (const { name } of [...old.attributes]) if (!now.hasAttribute(name)) old.removeAttribute(name);
      for (const { name, value } of now.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
      write(old, now.textContent);
    });
  };
  return (lines) => {
    const changed = changes(shown, lines);
    if (changed && shown.length) patch(changed); else redraw(lines);
    shown = lines;
  };
}

/** @type {import("@anywidget/types").Render} */
function render({ model, el, page, signal }) {
  const params = model.get("params"), shape = params.map((param) => param.values.length);
  const start = model.get("index").slice();
  const picture = h("div", { className: "ju-picture", role: "img" });
  const controls = params.map((param, d) => control(param, (at) => {
    const index = model.get("index").slice();
    index[d] = at;
    change(index);
  }));
  const change = (index) => { model.set("index", index); model.save_changes(); };
  const paint = painter(picture), pictureAt = pictures(model, shape, () => draw(), signal);
  const parts = frame({
    model, el, page, signal,
    stage: [h("div", { className: "ju-controls" }, ...controls.map((one) => one.node)), picture],
    state: () => Object.fromEntries(params.map((param, d) => [param.name, param.values[model.get("index")[d]]])),
    restore: (wanted) => {
      const { index, fault } = positions(params, start, wanted);
      change(index || start);
      return fault;
    },
  });
  function draw() {
    const index = model.get("index"), shown = pictureAt(index);
    controls.forEach((one, d) => one.put(index[d]));
    if (!shown) return;
    paint(shown.lines);
    picture.setAttribute("aria-label", shown.sentence);
    parts.say(shown.sentence);
    parts.fill(model.get("columns"), () => shown.rows());
  }
  model.on("change:index", draw);
  draw();
  return () => model.off("change:index", draw);
}

export default { render };
