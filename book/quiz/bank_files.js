// Fetches the question bank when it is wanted: the index first, and a chapter's questions when one
// of them is asked. Scripts and not JSON, since pages must also work from file://.

const loading = new Map();

/** Load a script once; where it fails, the next asking tries again. */
function script(href) {
  if (!loading.has(href)) {
    loading.set(href, new Promise((done, failed) => {
      const node = document.createElement("script");
      node.addEventListener("load", () => done());
      node.addEventListener("error", () => { loading.delete(href); failed(new Error(`${href} did not load`)); });
      node.src = href;
      document.head.append(node);
    }));
  }
  return loading.get(href);
}

/**
 * @param {string} root the top of the site
 * @param {string} file the index's name
 * @returns {Promise<import("./places.js").Bank>}
 */
export async function loadIndex(root, file) {
  await script(new URL(`_static/learner/${file}`, root).href);
  return window.juBank;
}

/**
 * @param {string} root
 * @param {{slug: string, file: string}} chapter of the index
 * @returns {Promise<Map<string, Object>>} its questions by id, as the quiz takes them
 */
export async function loadChapter(root, { slug, file }) {
  await script(new URL(`_static/learner/${file}`, root).href);
  return new Map(window.juBanks[slug].map((question) => [question.id, question]));
}

/**
 * Load a bundle of another page's module.
 * @param {string} root
 * @param {string} file
 * @param {string} name
 * @returns {Promise<Object>} what the module exports
 */
export async function loadModule(root, file, name) {
  if (!window.juModules?.[name]) await script(new URL(`_static/ju/${file}`, root).href);
  return window.juModules[name];
}
