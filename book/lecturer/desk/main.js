// Starts the marking desk on its page.

import { start } from "./desk.js";
import { open } from "./engine.js";
import { openStore } from "./store.js";

const root = document.getElementById("desk"), site = new URL("../", location.href);
try {
  const chosen = localStorage.getItem(`${site.pathname}colours`);
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
  openStore(localStorage, site.pathname); // takes away what is older than a week, though nothing may be marked today
} catch { /* storage is refused: the device's colours serve */ }
start(root, { open, site: site.href, here: new URL("desk/", location.href).href });
