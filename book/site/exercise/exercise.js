// Starts Python for an exercise when the reader asks: fetches it with a count, frames JupyterLite, and drives it.
// A classic script, not a module, so that the page also reads well from a file.
(() => {
  const AT_ONCE = 4; // files fetched at the same time
  const PATIENCE_MS = 180_000; // for each step after the last byte
  const LOOK_MS = 200;
  const BUSY = ["starting", "restarting", "autorestarting"];
  const WORDS = {
    fetching: "Fetching Python. This is done once; your browser keeps it.",
    both: "Fetching and starting Python. This browser, or a private window, cannot keep it for next time.",
    starting: "Python is fetched and is starting.",
    ready: "Python is ready. Run the cells from the top, or press Run all.",
    running: "Running.",
    cell: "The cell has been run.",
    all: "All cells have been run. Read what each check says.",
    restart: "Python has restarted with nothing in memory. Run the cells from the top.",
    save: "The notebook has been handed to your browser as a download.",
    file: "Python cannot start from a file on your disk: open the book from a web address, or download the notebook and open it in JupyterLab.",
    slow: "Python has not started within three minutes. The device may have too little memory, as some phones do.",
    dead: "Python has stopped, perhaps for want of memory. Press Restart Python to start it again.",
  };
  // Run unseen once Python answers, while the reader reads on; it leaves no name behind.
  const WARM_UP = "def _warm_up():\n    import book.data, matplotlib.pyplot, pandas\n_warm_up()\ndel _warm_up";
  const INSTEAD = "You can read the notebook below, or download it and open it on a computer.";

  /**
   * Says how much of the whole has been fetched.
   * @param {number} done Bytes so far.
   * @param {number} whole Bytes in all.
   */
  const amount = (done, whole) => `${Math.round(done / 1e6)} of ${Math.round(whole / 1e6)} MB`;

  /**
   * Waits until a question has an answer.
   * @template T
   * @param {() => T | undefined | null | false} ask
   * @param {string} late What to say when no answer comes.
   * @returns {Promise<T>}
   */
  async function until(ask, late) {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
      const answer = ask();
      if (answer) return answer;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    throw new Error(late);
  }

  /** Tells whether the browser can keep Python's files; some private windows and insecure addresses cannot. */
  const canKeep = () => Boolean(navigator.serviceWorker && window.caches && navigator.locks);

  /**
   * Starts the service worker that gives the kept files to the notebook.
   * @param {string} lite Address of the JupyterLite folder.
   */
  async function startKeeper(lite) {
    const registration = await navigator.serviceWorker.register(`${lite}keep.js`);
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    await until(() => worker.state === "activated", WORDS.slow);
  }

  /**
   * Fetches one file into the store, counting its bytes as they come.
   * @param {Cache} store
   * @param {string} address
   * @param {string} key The address with the file's version.
   * @param {(bytes: number) => void} count
   */
  async function keepFile(store, address, key, count) {
    const answer = await fetch(address, { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${address.split("/").pop()} could not be fetched (the server said ${answer.status}).`);
    const counted = answer.body.pipeThrough(new TransformStream({
      transform(part, out) {
        count(part.length);
        out.enqueue(part);
      },
    }));
    await store.put(key, new Response(counted, { headers: { "Content-Type": answer.headers.get("Content-Type") ?? "" } }));
  }

  /**
   * Fills the store with the files of this version, fetching only those that it lacks.
   * @param {string} lite Address of the JupyterLite folder.
   * @param {Record<string, {size: number, sha256: string}>} files
   * @param {(bytes: number) => void} count
   */
  async function keepAll(lite, files, count) {
    const store = await caches.open(`${new URL(lite).pathname}python`);
    const folder = `${lite}static/pyodide/`;
    const keys = new Map(Object.entries(files).map(([name, file]) => [`${folder}${name}?v=${file.sha256}`, name]));
    await store.delete(`${folder}complete`);
    for (const old of await store.keys()) if (!keys.has(old.url)) await store.delete(old);
    const waiting = [...keys];
    const worker = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [key, name] = next;
        if (await store.match(key)) count(files[name].size);
        else await keepFile(store, folder + name, key, count);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    await store.put(`${folder}complete`, new Response("yes"));
  }

  /**
   * Frames JupyterLite with the exercise's notebook.
   * @param {HTMLElement} page
   * @returns {HTMLIFrameElement}
   */
  function openFrame(page) {
    const frame = document.createElement("iframe");
    frame.title = `Notebook: ${page.querySelector("h1").textContent}`;
    frame.src = `${page.dataset.lite}notebooks/index.html?path=${page.dataset.exercise}.ipynb`;
    page.querySelector(".ju-exercise-room").append(frame);
    return frame;
  }

  /** Tells whether the page is dark now, by choice or by the device. */
  function isDark() {
    const chosen = document.documentElement.dataset.theme;
    return chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  }

  /**
   * Takes away the second set of menus and follows the page's colours.
   * @param {any} app JupyterLite's application.
   * @param {any} panel Its notebook.
   */
  function calm(app, panel) {
    for (const part of [app.shell.top, app.shell.menu, panel.toolbar]) part?.setHidden?.(true);
    if (isDark()) app.commands.execute("apputils:change-theme", { theme: "JupyterLab Dark" });
  }

  /**
   * Offers the notebook, as it stands, as a file.
   * @param {any} panel
   * @param {string} name
   */
  function download(panel, name) {
    const link = document.createElement("a");
    const text = JSON.stringify(panel.context.model.toJSON(), null, 1);
    link.href = URL.createObjectURL(new Blob([text], { type: "application/x-ipynb+json" }));
    link.download = `${name}.ipynb`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  /**
   * Says what each button does.
   * @param {any} app
   * @param {any} panel
   * @param {string} name
   * @returns {Record<string, () => Promise<unknown>>}
   */
  const deeds = (app, panel, name) => ({
    cell: () => app.commands.execute("notebook:run-cell-and-select-next"),
    all: () => app.commands.execute("notebook:run-all-cells"),
    restart: async () => {
      await panel.sessionContext.restartKernel();
      await app.commands.execute("notebook:clear-all-cell-outputs");
    },
    save: async () => {
      await panel.context.save();
      download(panel, name);
    },
  });

  /**
   * Brings the toolbar to life.
   * @param {HTMLElement} page
   * @param {any} app
   * @param {any} panel
   * @param {(text: string) => void} say
   */
  function connect(page, app, panel, say) {
    const known = deeds(app, panel, page.dataset.exercise);
    for (const button of page.querySelectorAll("[data-does]")) {
      button.disabled = false;
      button.addEventListener("click", async () => {
        say(WORDS.running);
        try {
          await known[button.dataset.does]();
          say(WORDS[button.dataset.does]);
        } catch (fault) {
          say(`That did not work: ${fault.message}`);
        }
      });
    }
    panel.sessionContext.statusChanged.connect((_, status) => status === "dead" && say(WORDS.dead));
  }

  /**
   * Fetches Python with a count, and opens the frame when half is there: its pages load while the rest comes.
   * @param {HTMLElement} page
   * @param {string} lite Address of the JupyterLite folder.
   * @param {() => void} open Opens the frame.
   */
  async function fetchPython(page, lite, open) {
    const files = JSON.parse(page.querySelector(".ju-exercise-files").textContent);
    const whole = Object.values(files).reduce((sum, file) => sum + file.size, 0);
    const [bar, shown] = page.querySelector(".ju-exercise-wait").children;
    let bytes = 0;
    const count = (more) => {
      if (bytes <= whole / 2 && bytes + more > whole / 2) open();
      bytes += more;
      bar.value = bytes / whole;
      shown.textContent = amount(bytes, whole);
    };
    await startKeeper(lite);
    await navigator.locks.request(`${new URL(lite).pathname}python`, () => keepAll(lite, files, count));
  }

  /**
   * Fetches, frames and connects; each step is said.
   * @param {HTMLElement} page
   * @param {(text: string) => void} say
   */
  async function start(page, say) {
    const lite = new URL(page.dataset.lite, location.href).href;
    const [wait, room] = [".ju-exercise-wait", ".ju-exercise-room"].map((name) => page.querySelector(name));
    const open = () => room.querySelector("iframe") ?? openFrame(page);
    room.hidden = false;
    wait.hidden = !canKeep();
    say(canKeep() ? WORDS.fetching : WORDS.both);
    if (canKeep()) await fetchPython(page, lite, open);
    if (canKeep()) say(WORDS.starting);
    const window = open().contentWindow;
    const app = await until(() => window.jupyterapp, WORDS.slow);
    const panel = await until(() => app.shell.currentWidget?.context?.isReady && app.shell.currentWidget, WORDS.slow);
    calm(app, panel);
    const status = () => panel.sessionContext.session?.kernel?.status;
    await until(() => status() && status() !== "unknown" && !BUSY.includes(status()), WORDS.slow);
    if (status() === "dead") throw new Error(WORDS.dead);
    connect(page, app, panel, say);
    panel.sessionContext.session.kernel.requestExecute({ code: WARM_UP, silent: true, store_history: false });
    wait.hidden = true;
    say(WORDS.ready);
  }

  const page = document.querySelector(".ju-exercise");
  const button = page?.querySelector(".ju-exercise-run");
  if (!button) return;
  const said = page.querySelector(".ju-exercise-said");
  const say = (text) => (said.textContent = text);
  /** Puts the page back as it was, so that the reader can try again. */
  const undo = () => {
    for (const part of page.querySelectorAll(".ju-exercise-wait, .ju-exercise-room")) part.hidden = true;
    page.querySelector("iframe")?.remove();
    button.hidden = false;
  };
  if (location.protocol === "file:") {
    say(WORDS.file);
    return;
  }
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.hidden = true;
    said.focus();
    try {
      await start(page, say);
    } catch (fault) {
      undo();
      say(`${fault.message} ${INSTEAD}`);
    }
  });
})();
