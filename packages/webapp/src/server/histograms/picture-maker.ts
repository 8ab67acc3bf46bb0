import { type Canvas, emptyCanvas, type HistogramReport } from "@overwatch/core";
import { createRenderer, type PictureFormat, type Renderer } from "@overwatch/render";
import { type JsrootObject, type Other, ratioOf, toDrawing, withOthers } from "@overwatch/render/drawing";
import { histNotFound } from "../../errors/catalogue.js";
import { isOn, type ViewFields, viewOf, zoomOf } from "../../shared/view-fields.js";
import { type Answer, answer } from "../answer.js";
import { createAnswerCache } from "./answer-cache.js";
import type { HistogramReader, ShownResult } from "./histogram-reader.js";

/** A result with what its histograms look like. */
export interface Drawable extends ShownResult {
  readonly hists: readonly Pick<HistogramReport, "name" | "canvas">[];
}

/** What is to be drawn. */
export interface PictureWanted {
  readonly result: Drawable;
  readonly name: string;
  readonly format: PictureFormat;
  readonly view: ViewFields & { readonly norm?: boolean | undefined; readonly ratio?: boolean | undefined };
  /** What lies over it, or what it is divided by. */
  readonly others: readonly { readonly label: string; readonly result: ShownResult }[];
  /** Of the result itself, for the legend. */
  readonly label: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Pictures on the server: what a page shows, for mails and for pages without scripts. */
export interface PictureMaker {
  /** @throws HIST_NOT_FOUND, FILE_NOT_FOUND, DRAWING_FAILED, DRAWING_TIMEOUT */
  readonly make: (wanted: PictureWanted) => Promise<Answer> | Answer;
  readonly close: () => Promise<void>;
}

const cacheSize = 32 * 1024 * 1024;
const types = { svg: "image/svg+xml", png: "image/png" } as const;

/** The thread that draws starts with the first picture. */
export function createPictureMaker(histograms: Pick<HistogramReader, "read">): PictureMaker {
  const cache = createAnswerCache(cacheSize);
  let renderer: Renderer | undefined;

  async function read(result: ShownResult, name: string): Promise<JsrootObject> {
    return JSON.parse((await histograms.read(result, name, "jsroot")).body.toString("utf8")) as JsrootObject;
  }

  async function make({ result, name, format, view, others, label, width, height }: PictureWanted): Promise<Answer> {
    const hist = result.hists.find((candidate) => candidate.name === name);
    if (hist === undefined) throw histNotFound(result.run, result.subsystem, name);
    const object = await read(result, name);
    const found: Other[] = [];
    for (const other of others) found.push({ label: other.label, object: await read(other.result, name) });
    const drawing = drawingOf(object, hist.canvas, found, view, label);
    renderer ??= createRenderer();
    const bytes = await renderer.draw({ drawing, format, width, height });
    return answer(types[format], bytes, `${name.replace(/[^A-Za-z0-9_.-]+/g, "_")}.${format}`);
  }

  return {
    make: (wanted) => {
      const { result, name, format, view, others, label, width, height } = wanted;
      const keys = [result, ...others.map((other) => other.result)].map(({ run, key }) => `${run} ${key}`);
      const labels = [label, ...others.map((other) => other.label)];
      const key = JSON.stringify([result.subsystem, name, format, view, keys, labels, width, height]);
      return cache.get(key, () => make(wanted));
    },
    close: async () => renderer?.close(),
  };
}

function drawingOf(
  object: JsrootObject,
  canvas: Canvas,
  others: readonly Other[],
  fields: PictureWanted["view"],
  label: string,
) {
  const zoom = zoomOf(fields);
  const view = { ...viewOf(fields), ...(zoom === undefined ? {} : { zoom }) };
  const normalise = isOn(fields.norm) ?? false;
  const [first] = others;
  if (isOn(fields.ratio) === true && first !== undefined) {
    const ratio = ratioOf(object, first.object, { normalise, title: `${label} / ${first.label}` });
    if (ratio !== undefined)
      return toDrawing(
        ratio,
        { ...emptyCanvas, x: canvas.x, drawOptions: "" },
        { ...view, option: ratioOption(ratio) },
      );
  }
  return withOthers(toDrawing(object, canvas, view), { label, others, normalise });
}

function ratioOption({ _typename }: JsrootObject): string {
  return _typename.startsWith("TH1") ? "e" : "colz";
}
