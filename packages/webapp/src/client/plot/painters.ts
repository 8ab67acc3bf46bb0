// jsroot's painters one by one: its `draw` knows all classes of ROOT, and would bring all of them.

import type { JsrootObject } from "@overwatch/render/drawing";
import wholeAddress from "../../../node_modules/jsroot/build/jsroot.min.js?url";
import { cleanup, resize } from "../../../node_modules/jsroot/modules/base/ObjectPainter.mjs";
import { gStyle, parse, settings } from "../../../node_modules/jsroot/modules/core.mjs";
import { TH1Painter } from "../../../node_modules/jsroot/modules/hist2d/TH1Painter.mjs";
import type { Painter, PainterClass } from "./jsroot-types.js";

type Load = () => Promise<PainterClass>;

// biome-ignore-start lint/suspicious/noExplicitAny: jsroot's modules have no types; what they export is in Painter
const pick =
  (name: string, load: () => Promise<any>): Load =>
  async () =>
    (await load())[name] as PainterClass;
// biome-ignore-end lint/suspicious/noExplicitAny: as above

const graph = pick("TGraphPainter", () => import("../../../node_modules/jsroot/modules/hist2d/TGraphPainter.mjs"));
const pave = pick("TPavePainter", () => import("../../../node_modules/jsroot/modules/hist/TPavePainter.mjs"));

/** Painters by class; the first that matches. What is drawn most often comes first and with the page. */
const painters: readonly (readonly [RegExp, Load])[] = [
  [/^(TH1|TProfile$)/, async () => TH1Painter as PainterClass],
  [
    /^(TH2|TProfile2D$)/,
    pick("TH2Painter", () => import("../../../node_modules/jsroot/modules/hist2d/TH2Painter.mjs")),
  ],
  [/^TGraph(Errors|AsymmErrors)?$/, graph],
  [/^THStack$/, pick("THStackPainter", () => import("../../../node_modules/jsroot/modules/hist2d/THStackPainter.mjs"))],
  [/^TLine$/, pick("TLinePainter", () => import("../../../node_modules/jsroot/modules/draw/TLinePainter.mjs"))],
  [/^TBox$/, pick("TBoxPainter", () => import("../../../node_modules/jsroot/modules/draw/TBoxPainter.mjs"))],
  [/^TLatex$/, pick("TTextPainter", () => import("../../../node_modules/jsroot/modules/draw/TTextPainter.mjs"))],
  [/^TGaxis$/, pick("TGaxisPainter", () => import("../../../node_modules/jsroot/modules/draw/TGaxisPainter.mjs"))],
  [/^(TPaveText|TLegend)$/, pave],
];

/** Options that need three dimensions, which come with all of jsroot. */
const solid = /lego|surf|gl|box3/i;

/** Calm plots: no buttons over them, nothing moves by accident. */
Object.assign(settings, { ToolBar: false, MoveResize: false, DragAndDrop: false, Latex: 2 });
Object.assign(gStyle, {
  fOptStat: 1110,
  fPadBottomMargin: 0.12,
  fPadLeftMargin: 0.12,
  fPadRightMargin: 0.06,
  fPadTopMargin: 0.06,
});

/** Draws an object on an element, or on top of what `where` has painted. */
export async function paint(where: unknown, object: JsrootObject, option: string): Promise<Painter> {
  const found = painters.find(([names]) => names.test(object._typename));
  if (found !== undefined && !solid.test(option)) {
    const Painter = await found[1]();
    return Painter.draw(where, object, option);
  }
  const { draw } = await loadWhole();
  return draw(where, object, option);
}

/** All of jsroot in one file, for what is rare or has three dimensions. */
interface Whole {
  readonly draw: PainterClass["draw"];
  readonly cleanup: (element: Element) => void;
}

let whole: Whole | undefined;

async function loadWhole(): Promise<Whole> {
  if (whole === undefined) {
    await import(/* @vite-ignore */ new URL(wholeAddress, document.baseURI).href);
    whole = (globalThis as unknown as { readonly JSROOT: Whole }).JSROOT;
  }
  return whole;
}

/** What jsroot's JSON says, as objects with ROOT's methods. */
export const revive = parse as (object: unknown) => JsrootObject;
export function clear(element: Element): void {
  (cleanup as (element: Element) => void)(element);
  whole?.cleanup(element);
}
export const fit = resize as (element: Element) => void;
