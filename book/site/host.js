// The page's part of a widget: what a notebook's front end does, with no kernel behind it.
// A classic script, since pages must also work from file://, where modules may not be loaded.
(() => {
  const here = new URL(".", document.currentScript.src);
  const near = "600px"; // how far below the window a widget is made ready

  /** The model that an anywidget module expects: its state, and who listens to it. */
  class Model {
    #state;
    #listeners = [];
    constructor(state) { this.#state = state; }
    get(name) { return this.#state[name]; }
    set(name, value) {
      const changes = typeof name === "object" ? name : { [name]: value };
      const changed = Object.entries(changes).filter(([key, v]) => this.#state[key] !== v);
      for (const [key, v] of changed) this.#state[key] = v;
      for (const [key, v] of changed) this.#tell(`change:${key}`, this, v, {});
      if (changed.length) this.#tell("change", this, {});
    }
    save_changes() {} // nothing to save to: the state lives in this page
    send() {} // no kernel answers; what needs Python came with the page
    on(names, call, context) {
      for (const name of names.split(/\s+/)) this.#listeners.push({ name, call, context });
    }
    once(name, call, context) {
      const first = (...args) => { this.off(name, first); call.apply(context, args); };
      this.on(name, first, context);
    }
    off(names, call, context) {
      const named = names?.split(/\s+/);
      this.#listeners = this.#listeners.filter((one) =>
        (named && !named.includes(one.name)) || (call && call !== one.call) || (context && context !== one.context));
    }
    #tell(name, ...args) {
      for (const one of this.#listeners.filter((each) => each.name === name)) one.call.apply(one.context ?? this, args);
    }
  }

  const loading = new Map();
  /** Load a classic script once. */
  function script(name) {
    if (!loading.has(name)) {
      loading.set(name, new Promise((done, failed) => {
        const node = document.createElement("script");
        Object.assign(node, { src: new URL(name, here).href, onload: done, onerror: () => failed(new Error(`${name} did not load`)) });
        document.head.append(node);
      }));
    }
    return loading.get(name);
  }

  /** The state that the build saved: in the page, or in a file of its own where it is large. */
  async function stateOf(host) {
    if (!host.dataset.state) return JSON.parse(host.querySelector(":scope > script").textContent);
    await script(host.dataset.state);
    return window.juStates[host.dataset.state];
  }

  /** Bring a widget to life; where that fails, its picture and sentence stay. */
  async function mount(host) {
    if (host.dataset.mounted) return;
    host.dataset.mounted = "yes";
    const live = document.createElement("div"), fallback = host.querySelector(":scope > .ju-fallback");
    live.className = "ju-live";
    live.hidden = true;
    try {
      const [state] = await Promise.all([stateOf(host), script(host.dataset.file)]);
      const widget = window.juModules[host.dataset.module].default, model = new Model(state);
      const page = { idea: host.dataset.widget, root: new URL("../../", here).href };
      const given = { model, signal: new AbortController().signal, page };
      await widget.initialize?.(given);
      host.append(live);
      await widget.render({ ...given, el: live });
      live.hidden = false;
      if (host.dataset.print === "fallback") fallback.classList.add("ju-print-only");
      else fallback.remove();
    } catch (fault) {
      live.remove();
      host.dataset.mounted = "failed";
      console.error(`The widget ${host.dataset.widget} did not start:`, fault);
    }
  }

  /** A link to a widget's state names it before the colon: bring it to life and into view. */
  async function follow() {
    const idea = location.hash.match(/^#(\w+):/)?.[1];
    const host = idea && document.querySelector(`[data-widget="${idea}"]`);
    if (!host) return;
    await mount(host);
    host.scrollIntoView({ block: "start" });
  }

  const hosts = [...document.querySelectorAll(".ju-host")];
  const watch = new IntersectionObserver((seen) => {
    for (const one of seen) if (one.isIntersecting) { watch.unobserve(one.target); mount(one.target); }
  }, { rootMargin: near });
  for (const host of hosts) watch.observe(host);
  addEventListener("beforeprint", () => hosts.forEach(mount));
  addEventListener("hashchange", follow);
  follow();
})();
