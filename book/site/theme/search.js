// What Sphinx's search needs around it. Its results name pages only; each gets that page's description here,
// since fetching whole pages for an excerpt, as Sphinx would, is heavy and is refused on file://.
// Sphinx reads this name: no marking of words, which would write to the reader's storage.
const SPHINX_HIGHLIGHT_ENABLED = false; // eslint-disable-line no-unused-vars
DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;

document.addEventListener("DOMContentLoaded", () => {
  const pages = JSON.parse(document.getElementById("ju-descriptions").textContent);

  /** Put a page's description under a result that leads to it. */
  function describe(item) {
    const link = item.querySelector("a");
    const text = link && !link.hash && pages[link.getAttribute("href").replace(/\.html$/, "")];
    if (!text) return;
    const line = document.createElement("p");
    line.textContent = text;
    item.append(line);
  }

  const watch = new MutationObserver((changes) => {
    for (const change of changes) for (const node of change.addedNodes) if (node.tagName === "LI") describe(node);
  });
  watch.observe(document.getElementById("search-results"), { childList: true, subtree: true });
});
