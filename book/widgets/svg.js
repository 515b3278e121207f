// Drawing with the page's own SVG elements: text stays text, colours come from style sheets.

const NAMESPACE = "http://www.w3.org/2000/svg";

/**
 * Make an SVG element.
 * @param {string} tag
 * @param {Object<string, string|number>} [values] attributes
 * @param {string} [text]
 * @returns {SVGElement}
 */
export function s(tag, values = {}, text = "") {
  const node = document.createElementNS(NAMESPACE, tag);
  for (const [name, value] of Object.entries(values)) node.setAttribute(name, String(value));
  node.textContent = text;
  return node;
}
