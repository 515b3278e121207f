// The service worker of lite/: gives Python's files from the browser's own store, once an exercise's page has filled it.
// The page fills the store under a lock; a kernel that starts meanwhile waits for it and fetches nothing twice.

const FOLDER = new URL("static/pyodide/", registration.scope).href;
const STORE = `${new URL(registration.scope).pathname}python`;
const COMPLETE = `${FOLDER}complete`;

/**
 * Answers from the store where it is complete, else from the network.
 * @param {Request} request
 * @returns {Promise<Response>}
 */
async function answer(request) {
  await navigator.locks.request(STORE, { mode: "shared" }, () => {});
  const store = await caches.open(STORE);
  const kept = (await store.match(COMPLETE)) && (await store.match(request.url, { ignoreSearch: true }));
  return kept || fetch(request);
}

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  if (event.request.url.startsWith(FOLDER)) event.respondWith(answer(event.request));
});
