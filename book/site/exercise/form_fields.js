// The fields of a form's questions: what stands in them, how to set it, and how an order is moved.

/**
 * Read what stands in a question's fields.
 * @param {HTMLElement} box its fieldset
 * @returns {any} text, letter, list of letters or list of texts; null for an order that nobody has looked at yet
 */
export function read(box) {
  const { kind } = box.dataset, ticked = [...box.querySelectorAll("input:checked")].map((input) => input.value);
  if (kind === "choice") return ticked[0] ?? "";
  if (kind === "choices") return ticked;
  if (kind === "order") return box.hasAttribute("data-moved") ? letters(box) : null;
  if (kind === "numbers") return [...box.querySelectorAll("input")].map((input) => input.value);
  return box.querySelector("input, textarea").value;
}

/**
 * Set a question's fields.
 * @param {HTMLElement} box
 * @param {any} raw as `read` gives it; undefined empties them
 */
export function fill(box, raw) {
  const { kind } = box.dataset;
  if (kind === "order") return fillOrder(box, raw);
  if (kind === "choice" || kind === "choices") for (const input of box.querySelectorAll("input")) input.checked = [raw ?? []].flat().includes(input.value);
  else if (kind === "numbers") box.querySelectorAll("input").forEach((input, place) => { input.value = raw?.[place] ?? ""; });
  else box.querySelector("input, textarea").value = raw ?? "";
  return undefined;
}

const rows = (box) => [...box.querySelectorAll("ol > li")];
const letters = (box) => rows(box).map((row) => row.dataset.letter);

function fillOrder(box, raw) {
  const wanted = Array.isArray(raw) ? raw : [], sorted = rows(box).sort((one, other) => (one.dataset.letter < other.dataset.letter ? -1 : 1));
  const place = (row) => { const at = wanted.indexOf(row.dataset.letter); return at < 0 ? wanted.length : at; };
  box.querySelector("ol").append(...sorted.sort((one, other) => place(one) - place(other)));
  box.toggleAttribute("data-moved", wanted.length > 0);
  number(box);
}

/** Let each row's menu say its place, and its buttons whether it can go further. */
function number(box) {
  rows(box).forEach((row, place, all) => {
    row.querySelector("select").selectedIndex = place;
    row.querySelector("[data-does=up]").setAttribute("aria-disabled", String(place === 0));
    row.querySelector("[data-does=down]").setAttribute("aria-disabled", String(place === all.length - 1));
  });
}

/**
 * Move a row of an order, and say where it stands now.
 * @param {HTMLElement} box
 * @param {HTMLElement} control what was used: a button or a menu of that row
 * @returns {boolean} whether it moved
 */
export function move(box, control) {
  const row = control.closest("li"), all = rows(box), from = all.indexOf(row);
  const to = { up: from - 1, down: from + 1, place: control.selectedIndex }[control.dataset.does];
  if (to < 0 || to >= all.length || to === from) return false;
  all.splice(to, 0, ...all.splice(from, 1));
  box.querySelector("ol").append(...all); // which takes the focus away
  control.focus();
  box.setAttribute("data-moved", "");
  number(box);
  box.querySelector("[data-told]").textContent = `${row.dataset.letter} is now in place ${to + 1} of ${all.length}.`;
  return true;
}

/** Take the order as it stands for the answer. */
export const settle = (box) => { if (box.dataset.kind === "order") box.setAttribute("data-moved", ""); };
