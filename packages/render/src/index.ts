/** Histograms as pictures: jsroot draws them in a thread of its own. What is pure is in `./drawing`, for browsers, too. */
export { createRenderer, type Renderer } from "./create-renderer.js";
export { type Drawing, type JsrootObject, toDrawing, type View } from "./drawing/index.js";
export type { Picture, PictureFormat } from "./picture.js";
