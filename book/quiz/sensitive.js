// Questions on abuse, death or self-harm: announced before the first of a day, and left out by who wishes.

import { h } from "../widgets/base.js";

/** What a reader can choose once and for all. */
export const CHOICES = { ask: "Tell me each day before the first one", show: "Ask them like any other", leave: "Leave them out" };

/** Year, month and day, where the reader is. The browser's own words for dates take a phone a sixth of a second to start. */
const day = (now) => { const date = new Date(now); return [date.getFullYear(), date.getMonth() + 1, date.getDate()].join("-"); };

/**
 * What is to be done with sensitive questions now.
 * @param {import("./record_format.js").Kept} state
 * @param {number} now milliseconds
 * @returns {"show"|"leave"|"ask"}
 */
export function modeOf(state, now) {
  const always = state.settings.get("sensitive")?.value;
  if (always === "show" || always === "leave") return always;
  const [date, choice] = String(state.settings.get("sensitive_day")?.value ?? "").split(" ");
  return date === day(now) && (choice === "show" || choice === "leave") ? choice : "ask";
}

/**
 * Keep what the reader chose for today.
 * @param {import("./record.js").Record} record
 * @param {"show"|"leave"} choice
 * @param {number} now
 */
export const chooseForToday = (record, choice, now) => record.setting("sensitive_day", `${day(now)} ${choice}`);

/**
 * Announce the first sensitive question of a day, and offer to leave such questions out.
 * @param {string} what such as abuse
 * @param {(choice: "show"|"leave") => void} chosen
 * @returns {HTMLElement}
 */
export function announcement(what, chosen) {
  const button = (words, choice) => {
    const node = h("button", { type: "button", className: "ju-button" }, words);
    node.addEventListener("click", () => chosen(choice));
    return node;
  };
  const help = document.querySelector('#ju-menu a[href$="chapters/support.html"]');
  return h("div", {}, h("p", { className: "ju-title", tabIndex: -1 }, `The next question touches on ${what}.`),
    h("p", {}, "You can leave such questions out. Another question then tests the same, so that nothing is lost."),
    help && h("p", {}, h("a", { href: help.href }, help.textContent.trim())),
    h("p", { className: "ju-buttons" }, button("Ask it", "show"), button("Leave them out today", "leave")));
}
