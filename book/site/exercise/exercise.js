// Starts Python for an exercise when the reader asks: fetches it with a count, frames JupyterLite, and drives it.
// A classic script, not a module, so that the page also reads well from a file.
(() => {
  const AT_ONCE = 4; // files fetched at the same time
  const PATIENCE_MS = 180_000; // from the last byte to a running Python
  const LOOK_MS = 200;
  const BUSY = ["starting", "restarting", "autorestarting"];
  const WORDS = {
    fetching: "Fetching Python. This is done once; your browser keeps it.",
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

  /**
   * Fetches files so that the browser holds them when the kernel asks, and counts the bytes.
   * @param {string} folder Address of the folder, with a slash at the end.
   * @param {Record<string, number>} files Sizes by name.
   * @param {(bytes: number) => void} count Called with the bytes so far.
   */
  async function fetchAll(folder, files, count) {
    const waiting = Object.keys(files);
    let bytes = 0;
    const worker = async () => {
      for (let name = waiting.shift(); name; name = waiting.shift()) {
        const answer = await fetch(folder + name);
        if (!answer.ok) throw new Error(`${name} could not be fetched (the server said ${answer.status}).`);
        const reader = answer.body.getReader();
        for (let part = await reader.read(); !part.done; part = await reader.read()) count((bytes += part.value.length));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
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
        await known[button.dataset.does]();
        say(WORDS[button.dataset.does]);
      });
    }
    panel.sessionContext.statusChanged.connect((_, status) => status === "dead" && say(WORDS.dead));
  }

  /**
   * Fetches, frames and connects; each step is said.
   * @param {HTMLElement} page
   * @param {(text: string) => void} say
   */
  async function start(page, say) {
    const files = JSON.parse(page.querySelector(".ju-exercise-files").textContent);
    const whole = Object.values(files).reduce((sum, size) => sum + size, 0);
    const wait = page.querySelector(".ju-exercise-wait");
    const [bar, count] = wait.children;
    page.querySelector(".ju-exercise-room").hidden = wait.hidden = false;
    say(WORDS.fetching);
    const fetched = fetchAll(`${page.dataset.lite}static/pyodide/`, files, (bytes) => {
      bar.value = bytes / whole;
      count.textContent = amount(bytes, whole);
    });
    const window = openFrame(page).contentWindow;
    await fetched;
    say(WORDS.starting);
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
