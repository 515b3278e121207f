// Timeline: the book's chronology as a picture of decades by theme, whose dots are buttons, and as a
// list whose entries open. What is counted and said is in timeline_model.js.

import { afterPaint, frame, h } from "./base.js";
import { oneOf, readSetting, searchField, select, settings } from "./controls.js";
import { ALL, MOST_SEARCH, chosen, columns, counts, describe, haystack, step } from "./timeline_model.js";

const PAGE = 10; // entries listed before "Show more"
const EVERYTHING = { theme: ALL, nation: ALL, decade: ALL, search: "" };

/** @typedef {import("./timeline_model.js").Entry} Entry */
/** @typedef {import("./timeline_model.js").Setting} Setting */

/**
 * One cell of the picture: empty, or a button with a dot as large as its number asks.
 * @param {string} theme what its row is called
 * @param {string} time what its column is called
 * @param {() => void} pressed
 * @returns {{node: HTMLElement, button: HTMLElement, put: (number: number) => void}}
 */
function cell(theme, time, pressed) {
  const dot = h("span", { className: "ju-dot", "aria-hidden": "true" }), node = h("div", { role: "gridcell", className: "ju-cell" });
  const button = h("button", { type: "button", tabIndex: -1, "data-lm-suppress-shortcuts": "true" }, dot);
  button.addEventListener("click", pressed);
  let is = 0;
  const put = (number) => {
    if (number === is) return;
    if (!number) button.remove(); else if (!is) node.append(button);
    is = number;
    dot.textContent = String(number);
    dot.style.setProperty("--size", `${Math.min(28, Math.round(16 + 6 * (Math.sqrt(number) - 1)))}px`);
    button.setAttribute("aria-label", `${theme}, ${time}: ${number} ${number === 1 ? "entry" : "entries"}`);
  };
  return { node, button, put };
}

/**
 * The picture: a row a theme, a column a decade or year, a dot with its number where there are entries.
 * What did not change is left as it is: a phone lays out each part anew.
 * @param {(theme: string, column: string) => void} pressed
 * @returns {{node: HTMLElement, draw: (rows: {value: string, text: string, numbers: number[]}[], columns: string[], decade: string) => void, focus: () => void}}
 */
function picture(pressed) {
  const node = h("div", { className: "ju-strips", role: "grid", "aria-label": "Entries by theme and time" });
  let dots = [], at = 0, made = new Map(), heads = null, shown = "";
  const hold = (next) => { if (dots[at]) dots[at].button.tabIndex = -1; at = next; if (dots[at]) dots[at].button.tabIndex = 0; };
  const focus = () => dots[at]?.button.focus();
  node.addEventListener("keydown", (event) => {
    if (!/^(Arrow|Home$|End$)/.test(event.key) || !dots.length) return;
    event.preventDefault();
    hold(step(dots, at, event.key));
    focus();
  });
  node.addEventListener("focusin", (event) => {
    const held = dots.findIndex((dot) => dot.button === event.target);
    if (held >= 0 && held !== at) hold(held);
  });
  const timeOf = (column, decade) => (decade === ALL ? `${column}s` : column);
  const begin = (columns, decade) => {
    made = new Map();
    node.style.setProperty("--columns", String(columns.length));
    heads = h("div", { role: "row", className: "ju-strip" }, h("div", { role: "columnheader", className: "ju-theme" }, decade === ALL ? "Decade" : "Year"),
      ...columns.map((column) => h("div", { role: "columnheader", className: "ju-when", "aria-label": timeOf(column, decade) }, `\u2019${column.slice(2)}`)));
  };
  const rowOf = (row, columns, decade) => {
    if (!made.has(row.value)) {
      const cells = columns.map((column) => cell(row.text, timeOf(column, decade), () => pressed(row.value, column)));
      made.set(row.value, { cells, node: h("div", { role: "row", className: "ju-strip" }, h("div", { role: "rowheader", className: "ju-theme" }, row.text), ...cells.map((one) => one.node)) });
    }
    return made.get(row.value);
  };
  const draw = (rows, columns, decade) => {
    if (!heads || shown.split("|")[0] !== decade) begin(columns, decade);
    const parts = rows.map((row) => rowOf(row, columns, decade)), wanted = [decade, ...rows.map((row) => row.value)].join("|");
    rows.forEach((row, place) => row.numbers.forEach((number, column) => parts[place].cells[column].put(number)));
    if (wanted !== shown) node.replaceChildren(heads, ...parts.map((part) => part.node));
    shown = wanted;
    hold(0);
    dots = rows.flatMap((row, place) => row.numbers.flatMap((number, column) => (number ? [{ row: place, column, button: parts[place].cells[column].button }] : [])));
    hold(Math.max(0, dots.findIndex((dot) => dot.button === document.activeElement)));
  };
  return { node, draw, focus };
}

/**
 * What is read of an entry once it is opened.
 * @param {Entry} one
 * @returns {HTMLElement[]}
 */
function body(one) {
  const link = h("a", { href: one.source, rel: "external" }, `Source: ${new URL(one.source).hostname}`);
  return [h("p", {}, one.effect), h("p", {}, h("strong", {}, one.standing)), one.note && h("p", {}, one.note),
    h("p", { className: "ju-note" }, `${one.kind}; ${one.nation_text}; ${one.theme_text}${one.citation ? `; ${one.citation}` : ""}. ${one.read}`.trim()), h("p", {}, link)].filter(Boolean);
}

/**
 * The list: ten entries at first, each opened by its own line.
 * @returns {{node: HTMLElement, fill: (entries: Entry[]) => void, open: (test: (one: Entry) => boolean) => void}}
 */
function entryList() {
  const list = h("ol", { className: "ju-entries", "aria-label": "The entries, by date" }), told = h("p", { className: "ju-note", role: "status" });
  const more = h("button", { type: "button", className: "ju-button" }, "Show more");
  const later = afterPaint();
  let all = [], shown = 0, stale = false;
  const item = (one) => {
    const box = h("details", {}, h("summary", { "data-lm-suppress-shortcuts": "true" }, h("span", { className: "ju-day" }, one.when), " ",
      h("span", { className: "ju-name" }, one.title), " ", h("span", { className: "ju-tag" }, one.tag)));
    box.addEventListener("toggle", () => { if (box.open && box.children.length === 1) box.append(...body(one)); });
    return h("li", {}, box);
  };
  const upTo = (number) => {
    list.append(...all.slice(shown, number).map(item));
    shown = Math.max(shown, Math.min(number, all.length));
    more.hidden = shown >= all.length;
    told.textContent = all.length ? `${shown} of ${all.length} listed.` : "Nothing to list.";
  };
  more.addEventListener("click", () => {
    const next = shown;
    upTo(shown + 2 * PAGE);
    list.children[next].querySelector("summary").focus();
  });
  const begin = () => {
    if (!stale) return;
    stale = false;
    shown = 0;
    list.replaceChildren();
    upTo(PAGE);
  };
  const fill = (entries) => {
    if (entries.length === all.length && entries.every((one, i) => one === all[i])) return;
    all = entries;
    stale = true;
    later(begin);
  };
  const open = (test) => {
    begin();
    const place = all.findIndex(test);
    upTo(place + 1);
    list.children[place].firstElementChild.open = true;
    list.children[place].querySelector("summary").focus();
  };
  return { node: h("div", {}, list, told, more), fill, open };
}

/**
 * The four filters and the button that clears them.
 * @param {{themes: any[], nations: any[], tens: string[], hint: string}} offered
 * @param {(changes: Object) => void} change
 * @returns {{node: HTMLElement, put: (now: Setting) => void}}
 */
function filters({ themes, nations, tens, hint }, change) {
  const everything = (text) => ({ value: ALL, text });
  const controls = {
    theme: select({ label: "Theme", options: [everything("All themes"), ...themes] }, (theme) => change({ theme })),
    nation: select({ label: "Nation", options: [everything("All nations"), ...nations] }, (nation) => change({ nation })),
    decade: select({ label: "Decade", options: [everything("All decades"), ...tens.map((ten) => ({ value: ten, text: `${ten}s` }))] }, (decade) => change({ decade })),
    search: searchField({ label: "Search", most: MOST_SEARCH, hint }, (search) => change({ search: search.slice(0, MOST_SEARCH) })),
  };
  const clear = h("button", { type: "button", className: "ju-button" }, "Clear all filters");
  clear.addEventListener("click", () => change(EVERYTHING));
  const node = h("div", { className: "ju-controls" }, ...Object.values(controls).map((one) => one.node), h("div", {}, clear));
  return { node, put: (now) => { for (const [name, one] of Object.entries(controls)) one.put(now[name]); } };
}

/** @type {import("@anywidget/types").Render} */
function render({ model, el, page, signal }) {
  const entries = model.get("entries"), themes = model.get("themes"), nations = model.get("nations"), tens = columns(entries, ALL);
  const hay = entries.map(haystack), covers = Object.fromEntries(nations.map((one) => [one.value, one.covers]));
  const { get, change, follow } = settings(model, Object.keys(EVERYTHING), draw);
  const controls = filters({ themes, nations, tens, hint: model.get("hint") }, change);
  const list = entryList(), strips = picture((theme, column) => {
    if (get().decade !== ALL) { list.open((one) => one.theme === theme && one.date.startsWith(column)); return; }
    change({ theme, decade: column });
    strips.focus();
  });
  const known = (offered) => oneOf([ALL, ...offered]), start = get(), values = (offered) => offered.map((one) => one.value);
  const readers = { theme: known(values(themes)), nation: known(values(nations)), decade: known(tens), search: (text) => text.slice(0, MOST_SEARCH) };
  const parts = frame({
    model, el, page, signal, state: get, stage: [controls.node, strips.node], after: [list.node],
    restore: (wanted) => {
      const { found, fault } = readSetting(wanted, readers);
      change({ ...start, ...found });
      return fault;
    },
  });
  function draw() {
    const now = get(), shown = chosen(entries, hay, now, covers), cells = columns(entries, now.decade), found = counts(shown, now.decade);
    const rows = themes.filter((one) => found.has(one.value)).map((one) => ({ ...one, numbers: cells.map((cell) => found.get(one.value).get(cell) ?? 0) }));
    controls.put(now);
    strips.draw(rows, cells, now.decade);
    list.fill(shown);
    parts.say(describe(entries.length, shown, now.decade));
    parts.fill(["Theme", ...cells.map((cell) => (now.decade === ALL ? `${cell}s` : cell)), "All"],
      () => rows.map((row) => [row.text, ...row.numbers, row.numbers.reduce((sum, number) => sum + number, 0)]));
  }
  return follow();
}

export default { render };
