/** Pure, for browser and server: a canvas as data becomes the objects and options that jsroot draws. */

export type { Drawing, JsrootObject, Other, View } from "./drawing.js";
export { ratioOf } from "./ratio-of.js";
export { toDrawing } from "./to-drawing.js";
export { type Comparison, withOthers } from "./with-others.js";
