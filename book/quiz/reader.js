// What a page of the book notes for its reader: that it was opened and read to its end, a card made
// from a passage; and, on the page of contents, where the reader was and how much is due.
// It starts itself: its script element says what kind of page it is on.

import { h } from "../widgets/base.js";
import { loadIndex, loadModule } from "./bank_files.js";
import { askForCard, keepCard } from "./cards.js";
import { openRecord } from "./record.js";

const LONGEST = 1000; // characters of a passage for a card
const ARTICLE = ".bd-article";

/** The label of the section that a node stands in. */
const sectionOf = (node) => (node?.closest ? node : node?.parentElement)?.closest("section[id]")?.id ?? "";

/** The section that is at the top of the window. */
function sectionInView() {
  const sections = [...document.querySelectorAll(`${ARTICLE} section[id]`)];
  return sections.findLast((section) => section.getBoundingClientRect().top < innerHeight / 3)?.id ?? "";
}

/**
 * Note a visit to a chapter.
 * @param {import("./record.js").Record} record
 * @param {string} slug
 * @param {{read?: boolean}} [given] read: its end was reached
 */
function note(record, slug, { read = false } = {}) {
  if (record.isUnrecorded(slug)) return;
  record.change(({ pages }) => {
    const now = Date.now(), name = `chapters/${slug}`, old = pages.get(name) ?? { first: now };
    pages.set(name, { ...old, last: now, section: sectionInView(), ...(read && old.read === undefined && { read: now }) });
  });
}

/** Note that a chapter was opened, where the reader leaves it, and when its end is seen. */
function follow(record, slug) {
  note(record, slug);
  addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") note(record, slug); });
  const end = document.getElementById("key-points") ?? [...document.querySelectorAll(`${ARTICLE} section[id]`)].at(-1);
  if (!end) return;
  const watch = new IntersectionObserver((seen) => {
    if (!seen.some((one) => one.isIntersecting)) return;
    watch.disconnect();
    note(record, slug, { read: true });
  });
  watch.observe(end);
}

/** The passage that is selected in the text, where a card can be made of it. */
function passage() {
  const chosen = getSelection(), text = chosen?.toString().trim() ?? "";
  if (!chosen || chosen.isCollapsed || text.length < 3 || text.length > LONGEST) return null;
  const at = chosen.getRangeAt(0), around = at.commonAncestorContainer, inside = around.nodeType === Node.ELEMENT_NODE ? around : around.parentElement;
  if (!inside.closest(ARTICLE) || inside.closest(".ju-host, .ju-to-card, dialog")) return null;
  return { text: text.replace(/\s+/g, " "), range: at, section: sectionOf(at.startContainer) };
}

/** Offer to make a card beside a selected passage, where Tab leads to it from there; and at the end of the page. */
function offerCards(record, slug) {
  const button = (words) => h("button", { type: "button", className: "ju-button" }, words), status = () => h("span", { className: "ju-note", role: "status" });
  const make = button("Make a card"), kept = status(), write = button("Write a card on this chapter"), said = status();
  const offer = h("div", { className: "ju-to-card", hidden: true }, make, kept);
  document.querySelector(ARTICLE).append(h("p", { className: "ju-card-said" }, write, " ", said));
  let found = null, timer = 0;
  const show = () => {
    if (offer.contains(document.activeElement)) return;
    found = record.isUnrecorded(slug) ? null : passage();
    offer.hidden = !found;
    make.hidden = false;
    kept.textContent = "";
    if (!found) return;
    const block = found.range.endContainer.parentElement.closest("p, li, dd, blockquote, figcaption, td, h1, h2, h3, h4") ?? document.querySelector(ARTICLE);
    if (block.matches("p, blockquote, h1, h2, h3, h4")) block.after(offer); else block.append(offer);
    const box = found.range.getBoundingClientRect(), frame = offer.offsetParent?.getBoundingClientRect() ?? { top: -scrollY, left: -scrollX, width: innerWidth };
    offer.style.top = `${box.bottom - frame.top + 6}px`;
    offer.style.left = `${Math.max(0, Math.min(box.left - frame.left, frame.width - offer.offsetWidth))}px`;
  };
  document.addEventListener("selectionchange", () => { clearTimeout(timer); timer = setTimeout(show, 200); });
  /** Ask for the card and keep it; the words go where the reader is, and so does the focus. */
  const ask = async (title, told, { text = "", section = "" } = {}) => {
    const given = await askForCard({ title, back: text });
    if (given) keepCard(record, { ...given, chapter: slug, section });
    told.textContent = given ? "Your card is kept. It comes up on the review page tomorrow." : "";
    return Boolean(given);
  };
  make.addEventListener("click", async () => {
    const block = offer.previousElementSibling ?? offer.parentElement;
    make.hidden = await ask("A card from this passage", kept, found);
    clearTimeout(timer);
    offer.hidden = !make.hidden;
    block.tabIndex = -1;
    block.focus({ preventScroll: true });
  });
  write.addEventListener("click", () => ask("A card on this chapter", said, passage() ?? {}));
  const refresh = () => { write.hidden = record.isUnrecorded(slug); };
  record.listen(refresh);
  refresh();
}

/** For a reader who returns: where they were, and how much is due. No topic that others should not see. */
async function welcome(record, page, { index, review, unnamed }) {
  const visits = [...record.state.pages].filter(([name]) => !record.isUnrecorded(name.replace("chapters/", "")));
  const last = visits.sort(([, a], [, b]) => b.last - a.last)[0];
  if (!last && !record.state.answers.size && ![...record.state.cards.values()].some((card) => !card.gone)) return;
  const dues = h("span", { "aria-live": "polite" });
  const box = h("div", { className: "ju-back", role: "group", "aria-label": "Where you were" }, last && wayBack(page, last, unnamed), h("p", {}, dues));
  document.querySelector(`${ARTICLE} h1`)?.after(box);
  const [bank, module] = await Promise.all([loadIndex(page.root, index), loadModule(page.root, review, "review")]);
  const { length } = module.dueNow(record, bank, Date.now()).list;
  const href = `${page.root}review.html`;
  dues.replaceChildren(...(length ? [h("a", { href }, `${length} to review today`), ": about five minutes at a time."] : ["Nothing to review today. ", h("a", { href: `${page.root}record.html` }, "Your record")]));
}

function wayBack(page, [name, { section, read }], unnamed) {
  const link = document.querySelector(`#ju-menu a[href$="${CSS.escape(name).replaceAll("\\/", "/")}.html"]`);
  if (!link) return null; // the chapter is no longer in the book
  const quiet = unnamed.includes(name.replace("chapters/", "")), title = link.textContent.trim().replace(/^\d+\.\s*/, "");
  const words = quiet ? "Go on where you were" : `Go on with ${title}`;
  return h("p", {}, "Welcome back. ", h("a", { className: "ju-go-on", href: `${page.root}${name}.html${section && !read ? `#${section}` : ""}` }, words));
}

/** Begin, on the page that a script element describes. */
function start({ dataset }) {
  const page = { root: new URL(dataset.root, location.href).href }, record = openRecord(page);
  if (dataset.chapter) { follow(record, dataset.chapter); offerCards(record, dataset.chapter); }
  if (dataset.index) welcome(record, page, { ...dataset, unnamed: dataset.unnamed.split(" ").filter(Boolean) });
}

const script = globalThis.document?.currentScript;
if (script && "reader" in script.dataset) start(script);

export default { start };
