// Starts the marking desk on its page.

import { start } from "./desk.js";
import { open } from "./engine.js";
import { openStore } from "./store.js";

const root = document.getElementById("desk"), site = new URL("../", location.href);
/** The browser's storage, where it lets a page have one. */
function storage() {
  try { return localStorage; } catch { return null; }
}

const chosen = storage()?.getItem(`${site.pathname}colours`);
if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
// Opening it takes away what is older than a week, though nothing may be marked today.
const kept = openStore(storage(), site.pathname);
start(root, { open, site: site.href, here: new URL("desk/", location.href).href, kept });
