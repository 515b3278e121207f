// Explorer: one picture for every setting of its controls. In the built page all pictures come
// packed with the page; in a live notebook Python draws the one that is asked for.

import { frame, h, uid } from "./base.js";

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
  const id = uid("control"), out = h("output", { className: "ju-value", "aria-hidden": "true" });
  const input = param.kind === "list"
    ? h("select", { id }, ...param.shown.map((text, i) => h("option", { value: String(i) }, text)))
    : h("input", { id, type: "range", min: "0", max: String(param.values.length - 1), step: "1" });
  input.addEventListener("input", () => moved(Number(input.value)));
  const put = (at) => {
    input.value = String(at);
    out.textContent = param.shown[at];
    if (param.kind !== "list") input.setAttribute("aria-valuetext", param.shown[at]);
  };
  return { node: h("div", { className: "ju-control" }, h("label", { for: id }, param.label), input, out), put };
}

/**
 * Where the pictures come from: packed with the page, or asked of a live kernel.
 * @param {any} model
 * @param {number[]} shape
 * @param {() => void} arrived
 * @returns {(index: number[]) => {svg: string, sentence: string, rows: any[][]}|undefined}
 */
function pictures(model, shape, arrived) {
  const live = new Map();
  model.on("msg:custom", (message) => {
    if (!message || message.kind !== "drawn") return;
    live.set(place(message.index, shape), message);
    arrived();
  });
  return (index) => {
    const pack = model.get("pack"), i = place(index, shape);
    if (pack && pack.svg) {
      return { svg: unpack(pack.svg, i).join("\n"), sentence: pack.sentences[i], rows: unpack(pack.rows, i).map((line) => JSON.parse(line)) };
    }
    if (!live.has(i)) model.send({ kind: "draw", index });
    return live.get(i);
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
  const pictureAt = pictures(model, shape, () => draw());
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
    // The picture is the book's own drawing, made by Python; nothing that a reader types is in it.
    picture.innerHTML = shown.svg;
    picture.firstElementChild.setAttribute("aria-hidden", "true");
    picture.setAttribute("aria-label", shown.sentence);
    parts.say(shown.sentence);
    parts.fill(model.get("columns"), shown.rows);
  }
  model.on("change:index", draw);
  draw();
  return () => model.off("change:index", draw);
}

export default { render };
