// The frame that all widgets share: the prediction asked first, guided tries, the live sentence,
// the table twin, what is left out, reset and the link to a state. A widget's own module holds
// only its idea: its controls, its picture and what they mean.

// Each bundle has its own copy of this module, and ids must differ across all of them.
const counter = (globalThis[Symbol.for("joined-up-ids")] ??= { last: 0 });

/**
 * Make an id that no other widget on the page has.
 * @param {string} stem
 * @returns {string}
 */
export const uid = (stem) => `ju-${stem}-${++counter.last}`;

/**
 * Make an element. Text is set as text: nothing in `props` or `kids` is read as HTML.
 * @param {string} tag
 * @param {Object<string, any>} [props] properties; keys with a dash, and role, become attributes
 * @param {...(Node|string|null|undefined|false)} kids
 * @returns {HTMLElement}
 */
export function h(tag, props = {}, ...kids) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.includes("-") || key === "role" || key === "for") node.setAttribute(key, value === true ? "" : value);
    else node[key] = value;
  }
  node.append(...kids.filter((kid) => kid !== null && kid !== undefined && kid !== false));
  return node;
}

/**
 * Set an element's words where they are not the same already: a phone lays out anew what is set.
 * @param {Element} node
 * @param {string} text
 */
export const write = (node, text) => { if (node.textContent !== text) node.textContent = text; };

/**
 * Do the work that the eye does not wait for once the picture is on the screen; the latest only.
 * @returns {(work: () => void) => void}
 */
export function afterPaint() {
  let frame = 0;
  return (work) => { cancelAnimationFrame(frame); frame = requestAnimationFrame(() => setTimeout(work)); };
}

const LINK = /^\[([^\]]+)\]\((https:\/\/[^)\s]+)\)$/;

/**
 * Plain text with *emphasis* and [words](secure address) as nodes; anything else stays text.
 * @param {string} text
 * @returns {Node[]}
 */
export const inline = (text) =>
  text.split(/(\*[^*\s][^*]*\*|\[[^\]]+\]\(https:\/\/[^)\s]+\))/).filter(Boolean).map((part) => {
    const link = part.match(LINK);
    if (link) return h("a", { href: link[2] }, link[1]);
    return /^\*[^*]+\*$/.test(part) ? h("em", {}, part.slice(1, -1)) : document.createTextNode(part);
  });

/**
 * A polite live region that speaks only when its words change, and not on each step of a drag.
 * @param {string} className
 * @returns {{node: HTMLElement, say: (text: string) => void}}
 */
export function liveSentence(className) {
  const node = h("p", { className, "aria-live": "polite", "aria-atomic": "true" });
  let timer = 0;
  const say = (text) => {
    clearTimeout(timer);
    const put = () => { if (node.textContent !== text) node.replaceChildren(...inline(text)); };
    if (node.textContent) timer = setTimeout(put, 150); else put();
  };
  return { node, say };
}

/**
 * A table for readers who want the numbers, or who cannot see the picture.
 * @param {string} caption
 * @returns {{node: HTMLElement, fill: (columns: string[], rows: (string|number)[][]) => void}}
 */
export function tableTwin(caption) {
  const head = h("thead"), body = h("tbody");
  const node = h("div", { className: "ju-scroll", tabIndex: 0, role: "region", "aria-label": caption },
    h("table", {}, h("caption", {}, caption), head, body));
  let shape = "";
  const begin = (columns, rows) => {
    head.replaceChildren(h("tr", {}, ...columns.map((name) => h("th", { scope: "col" }, name))));
    body.replaceChildren(...rows.map((row) => h("tr", {}, ...row.map((cell, i) =>
      h(i ? "td" : "th", { scope: i ? undefined : "row", className: typeof cell === "number" ? "ju-num" : "" })))));
  };
  const fill = (columns, rows) => {
    const wanted = JSON.stringify([columns, rows.map((row) => row.map((cell) => typeof cell))]);
    if (wanted !== shape) begin(columns, rows);
    shape = wanted;
    rows.forEach((row, r) => row.forEach((cell, c) => write(body.rows[r].cells[c], typeof cell === "number" ? cell.toLocaleString("en-GB") : cell)));
  };
  return { node, fill };
}

/**
 * The question that the reader answers before playing.
 * @param {{question: string, options: string[], answer: number, why: string}} asked
 * @returns {HTMLElement}
 */
function prediction(asked) {
  const name = uid("predict"), reply = h("p", { className: "ju-reply", "aria-live": "polite" });
  const radios = asked.options.map((text, i) => h("label", { className: "ju-choice" },
    h("input", { type: "radio", name, value: String(i) }), h("span", {}, ...inline(text))));
  const form = h("form", { className: "ju-predict" },
    h("fieldset", {}, h("legend", {}, h("strong", {}, "Predict first. "), ...inline(asked.question)), ...radios),
    h("button", { type: "submit", className: "ju-button" }, "Check my prediction"), reply);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = form.querySelector("input:checked");
    if (!chosen) { reply.textContent = "Choose one first: a guess is fine."; return; }
    const right = Number(chosen.value) === asked.answer;
    reply.replaceChildren(h("strong", {}, right ? "As you predicted. " : "Not so. "), ...inline(asked.why));
  });
  return form;
}

/**
 * Two or three settings worth trying, each with a question and what to see.
 * @param {{ask: string, set: Object, see: string}[]} tries
 * @param {(state: Object) => void} apply
 * @returns {HTMLElement}
 */
function guidedTries(tries, apply) {
  const items = tries.map((one) => {
    const see = h("p", { className: "ju-reply", "aria-live": "polite" });
    const button = h("button", { type: "button", className: "ju-button" }, "Set it for me");
    button.addEventListener("click", () => { apply(one.set); see.replaceChildren(...inline(one.see)); });
    return h("li", {}, h("span", {}, ...inline(one.ask), " "), button, see);
  });
  return h("details", { className: "ju-tries", open: true }, h("summary", {}, "Things to try"), h("ol", {}, ...items));
}

/**
 * Read a state from the page's address: `#idea:name=value&name=value`.
 * @param {string} hash
 * @param {string} idea
 * @returns {Object<string, string>|null} null where the address names another widget, or none
 */
export function readLink(hash, idea) {
  const prefix = `#${idea}:`;
  if (!hash.startsWith(prefix)) return null;
  return Object.fromEntries(new URLSearchParams(hash.slice(prefix.length)));
}

/**
 * Write a state as the end of an address.
 * @param {string} idea
 * @param {Object<string, string|number>} state
 * @returns {string}
 */
export const writeLink = (idea, state) => `#${idea}:${new URLSearchParams(state)}`;

/**
 * Ask the page's address for a state, now and whenever it changes.
 * @param {string} idea
 * @param {(state: Object<string, string>) => void} restore
 * @param {AbortSignal} [signal]
 */
function followAddress(idea, restore, signal) {
  const look = () => { const state = readLink(location.hash, idea); if (state) restore(state); };
  addEventListener("hashchange", look, { signal });
  look();
}

/**
 * @param {() => Object} state
 * @param {string} idea
 * @returns {HTMLElement}
 */
function linkButton(state, idea) {
  const done = h("span", { className: "ju-note", role: "status" });
  const button = h("button", { type: "button", className: "ju-button" }, "Copy a link to this setting");
  button.addEventListener("click", async () => {
    const link = location.href.split("#")[0] + writeLink(idea, state());
    try { await navigator.clipboard.writeText(link); done.textContent = "Link copied."; }
    catch { history.replaceState(null, "", link); done.textContent = "The link is in the address bar: copy it there."; }
  });
  return h("span", {}, button, " ", done);
}

/**
 * Build a widget's frame around its stage.
 * @param {Object} parts
 * @param {{get: (name: string) => any}} parts.model
 * @param {HTMLElement} parts.el where the widget goes
 * @param {(HTMLElement|null)[]} parts.stage controls and picture, made by the widget
 * @param {(HTMLElement|null)[]} [parts.after] what stands below the sentence, such as a long list
 * @param {() => Object} parts.state the present settings, by name
 * @param {(state: Object) => string} parts.restore sets them; returns a sentence where it cannot
 * @param {{idea: string}|undefined} parts.page given by the built page, absent in a notebook
 * @param {AbortSignal} [parts.signal] ends the widget's listeners
 * @returns {{say: (text: string) => void, fill: (columns: string[], rows: () => any[][]) => void}} the table
 *   is filled at first at once, later once the picture is on the screen
 */
export function frame({ model, el, stage, after = [], state, restore, page, signal }) {
  const get = (name) => model.get(name), id = uid("title"), start = state();
  const sentence = liveSentence("ju-sentence"), twin = tableTwin(`The same in numbers: ${get("title")}`);
  const notice = h("p", { className: "ju-notice", role: "status" });
  const apply = (wanted) => { notice.textContent = restore(wanted); };
  const reset = h("button", { type: "button", className: "ju-button" }, "Reset");
  reset.addEventListener("click", () => apply(start));
  const asked = get("predict"), tries = get("tries") || [];
  const box = h("section", { className: "ju", "aria-labelledby": id },
    h("p", { className: "ju-title", id }, h("span", { className: "ju-kind" }, "Try it: "), get("title")),
    get("content_note") && h("p", { className: "ju-note" }, ...inline(get("content_note"))),
    asked?.question && prediction(asked),
    notice, ...stage, sentence.node, ...after,
    tries.length > 0 && guidedTries(tries, apply),
    h("details", {}, h("summary", {}, "The same in numbers"), twin.node),
    h("details", {}, h("summary", {}, "What this leaves out"),
      h("p", {}, ...inline(get("leaves_out"))), get("assumptions") && h("p", {}, ...inline(get("assumptions")))),
    h("p", { className: "ju-foot" }, reset, page && linkButton(state, page.idea)));
  quietHost(box);
  el.append(box);
  if (page) followAddress(page.idea, apply, signal);
  const later = afterPaint();
  let filled = false;
  const fill = (columns, rows) => {
    const put = () => twin.fill(columns, rows());
    if (filled) later(put); else put();
    filled = true;
  };
  return { say: sentence.say, fill };
}

/**
 * JupyterLab takes arrow keys and letters for notebook commands unless told not to.
 * @param {HTMLElement} box
 * @returns {HTMLElement} the same
 */
export function quietHost(box) {
  for (const node of box.querySelectorAll("input, select, button, textarea, summary")) {
    node.dataset.lmSuppressShortcuts = "true";
  }
  return box;
}
