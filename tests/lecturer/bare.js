// A page that has the engine and nothing else: tests drive it by name.
import { open } from "../../book/lecturer/desk/engine.js";

const bytesOf = (base64) => Uint8Array.from(atob(base64), (mark) => mark.charCodeAt(0));
const told = [];

window.bare = {
  told,
  desk: null,
  run: null,
  read: [],
  async open(options) {
    this.desk = await open({ site: new URL("/", location).href, here: new URL("/bare/", location).href, ...options });
    return this.desk.lanes;
  },
  async drop(files) {
    this.read = await this.desk.read(files.map(([name, base64]) => ({ name, bytes: bytesOf(base64) })));
    return this.read.map(({ notebook, ...rest }) => rest);
  },
  begin(again = false) {
    told.length = 0;
    this.run = this.desk.mark(this.read, { again, marked: (result) => told.push(result.file) });
  },
  async mark(again = false) {
    this.begin(again);
    return this.run.done;
  },
};
