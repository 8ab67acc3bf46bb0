/** Histograms as pictures. What is pure is in `./drawing`, for browsers, too. */
export { type Drawing, type JsrootObject, toDrawing, type View } from "./drawing/index.js";
