// The shell's few habits that HTML cannot give: the choice of colours, menus that close behind a link,
// and folded text that opens for print. Everything else works with scripts off.
(() => {
  const root = document.documentElement;
  const key = `${root.dataset.site}colours`; // hosts are shared: the site's path keeps books apart

  /** Keep the choice; storage that is refused costs only the memory of it. */
  function keep(choice) {
    try {
      if (choice === "auto") localStorage.removeItem(key);
      else localStorage.setItem(key, choice);
    } catch { /* the choice holds for this page */ }
  }

  /** Show the page in the chosen colours: "auto", "light" or "dark". */
  function colour(choice) {
    if (choice === "auto") delete root.dataset.theme;
    else root.dataset.theme = choice;
    for (const radio of document.getElementsByName("ju-colours")) radio.checked = radio.value === choice;
  }

  for (const radio of document.getElementsByName("ju-colours")) {
    radio.addEventListener("change", () => { colour(radio.value); keep(radio.value); });
  }
  colour(root.dataset.theme ?? "auto");
  addEventListener("storage", (change) => { if (change.key === key) colour(change.newValue ?? "auto"); });

  for (const menu of document.querySelectorAll("[popover]")) {
    menu.addEventListener("click", (event) => {
      if (event.target.closest("a") && menu.matches(":popover-open")) menu.hidePopover();
    });
  }

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("article details:not([open])")];
    for (const folded of opened) folded.open = true;
  });
  addEventListener("afterprint", () => { for (const folded of opened) folded.open = false; });
})();
