// The shell's few habits that HTML cannot give: the choice of colours, menus that close behind a link,
// a mark beside the section being read, and folded text that opens for print. Everything else works with scripts off.
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

  for (const term of document.querySelectorAll("a.ju-term")) {
    const note = term.nextElementSibling;
    if (!note?.showPopover) continue; // a link to the glossary
    let open = false; // before the press that would close it by itself
    term.setAttribute("role", "button");
    term.setAttribute("aria-expanded", "false");
    term.addEventListener("pointerdown", () => { open = note.matches(":popover-open"); });
    term.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (!open) note.showPopover({ source: term });
      open = false;
    });
    term.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      term.click();
    });
    note.addEventListener("toggle", (event) => { term.setAttribute("aria-expanded", String(event.newState === "open")); });
  }

  for (const way of document.querySelectorAll("a[data-leave]")) {
    way.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      location.replace(way.href); // "Back" does not return here
      document.body.replaceChildren(); // a slow connection must not leave the text in sight
      document.title = "…";
    });
  }

  const links = [...document.querySelectorAll("#ju-toc a")].filter((link) => link.hash);
  const sectionOf = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));

  /** Mark in the page's contents the section that is being read. */
  function mark() {
    const here = links.findLast((link) => sectionOf(link)?.getBoundingClientRect().top < innerHeight / 3);
    for (const link of links) {
      if (link === here) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  }
  const passing = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
  for (const link of links) if (sectionOf(link)) passing.observe(sectionOf(link));

  /** Unfold what the address points to, where a browser does not do so by itself. */
  function unfold() {
    for (let part = document.getElementById(decodeURIComponent(location.hash.slice(1))); part; part = part.parentElement) {
      if (part.localName === "details") part.open = true;
    }
  }
  /** Keep what the address points to in its place while the interactives above it come to life, until the reader moves. */
  function hold() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const article = document.querySelector(".bd-article");
    if (!target || !article) return;
    const growth = new ResizeObserver(() => target.scrollIntoView({ behavior: "instant" }));
    const stop = () => growth.disconnect();
    growth.observe(article);
    for (const move of ["wheel", "touchstart", "pointerdown", "keydown"]) addEventListener(move, stop, { once: true, passive: true });
    setTimeout(stop, 3000); // ms
  }

  for (const arrive of [unfold, hold]) {
    addEventListener("hashchange", arrive);
    arrive();
  }

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("article details:not([open])")];
    for (const folded of opened) folded.open = true;
  });
  addEventListener("afterprint", () => { for (const folded of opened) folded.open = false; });
})();
