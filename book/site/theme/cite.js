// "Cite or link": how to cite a figure, a widget, a section or a chapter, and its address, each with a button that
// copies it. With scripts off each is a link to the thing itself.
(() => {
  const chapter = document.querySelector(".bd-article h1");
  const days = { day: "numeric", month: "long", year: "numeric" };

  /** The words of a heading, without the mark that links to it. */
  function words(heading) {
    const copy = heading.cloneNode(true);
    for (const mark of copy.querySelectorAll(".headerlink, .section-number")) mark.remove();
    return copy.textContent.trim();
  }

  /** A whole citation in Harvard form, with today as the day of reading. */
  function cited(what, address) {
    const today = new Date().toLocaleDateString("en-GB", days);
    return `The authors of Joined Up (2026) ${what}, Joined Up: multi-agency working, its history and theory. Available at: ${address} (Accessed: ${today}).`;
  }

  const box = document.createElement("div");
  box.className = "ju-cite-box";
  box.popover = "auto";
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-label", "Cite or link");
  const [text, link, told] = ["p", "p", "p"].map((name) => document.createElement(name));
  told.setAttribute("aria-live", "polite");
  const buttons = document.createElement("p");
  buttons.append(
    button("Copy the citation", () => copy(text, "Citation copied.")),
    button("Copy the link", () => copy(link, "Link copied.")),
    button("Close", () => box.hidePopover()));
  box.append(text, link, buttons, told);

  function button(name, press) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "ju-cite-do";
    made.textContent = name;
    made.addEventListener("click", press);
    return made;
  }

  /** Copy a part's words and say so; where the browser refuses, mark them, so that the keyboard can. */
  async function copy(part, done, said = told) {
    try {
      await navigator.clipboard.writeText(part.textContent);
      said.textContent = done;
    } catch {
      getSelection().selectAllChildren(part);
      said.textContent = "It is marked: copy it with your device's own command.";
    }
  }

  function open(what, address, from) {
    const whole = new URL(address, location.href).href;
    text.textContent = cited(what, whole);
    link.textContent = whole;
    told.textContent = "";
    if (!box.isConnected) document.body.append(box);
    box.showPopover({ source: from });
    box.querySelector("button").focus();
  }

  for (const block of document.querySelectorAll(".ju-copy pre")) {
    const said = document.createElement("span");
    said.setAttribute("aria-live", "polite");
    const line = document.createElement("p");
    line.className = "ju-no-print";
    line.append(button("Copy", () => copy(block, "Copied.", said)), said);
    block.closest(".ju-copy").after(line);
  }

  if (!box.showPopover) return;
  for (const one of document.querySelectorAll("a.ju-cite")) {
    one.setAttribute("role", "button");
    one.setAttribute("aria-haspopup", "dialog");
    const press = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || (event.key && event.key !== " ")) return;
      event.preventDefault();
      open(one.dataset.cite ?? `‘${words(chapter)}’`, one.getAttribute("href"), one);
    };
    one.addEventListener("click", press);
    one.addEventListener("keydown", press);
  }
  for (const mark of document.querySelectorAll(".ju-citable .headerlink")) {
    mark.addEventListener("click", () => {
      const section = mark.parentElement === chapter ? "" : `‘${words(mark.parentElement)}’, in `;
      open(`${section}‘${words(chapter)}’`, mark.getAttribute("href"), mark);
    });
  }
})();
