// A worker that fences itself and says what is left.
import { fence } from "../../book/lecturer/desk/fence.js";

const say = self.postMessage.bind(self);
fence();
const left = [];
for (let object = globalThis; object; object = Object.getPrototypeOf(object)) {
  for (const name of Object.getOwnPropertyNames(object)) if (globalThis[name] !== undefined) left.push(name);
}
say(left);
