/** Pure, for browser and server: a canvas as data becomes the objects and options that jsroot draws. */
export type { Drawing, JsrootObject, View } from "./drawing.js";
export { toDrawing } from "./to-drawing.js";
