import { create, gStyle, parse } from "jsroot/core";
import { makeSVG } from "jsroot/draw";
import type { Drawing } from "../drawing/index.js";

/** What of a pad an option sets. */
const padFields: Readonly<Record<string, string>> = {
  logx: "fLogx",
  logy: "fLogy",
  logz: "fLogz",
  gridx: "fGridx",
  gridy: "fGridy",
};

interface Pad {
  readonly fPrimitives: { readonly Add: (object: unknown, option: string) => void };
  [member: string]: unknown;
}

/** A drawing as SVG, by jsroot on a document of Node's. @param size - pixels. */
export async function drawSvg(
  { main, option, overlays }: Drawing,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<string> {
  Object.assign(gStyle, { fOptStat: 1110 });
  const pad = create("TCanvas") as Pad;
  Object.assign(pad, {
    fName: "c",
    fTitle: "",
    fLeftMargin: 0.12,
    fRightMargin: 0.12,
    fTopMargin: 0.07,
    fBottomMargin: 0.12,
  });
  const rest: string[] = [];
  for (const part of option.split(",")) {
    const field = padFields[part.trim().toLowerCase()];
    if (field === undefined) rest.push(part);
    else pad[field] = 1;
  }
  // jsroot adds the methods of ROOT's classes; the objects came by message and are nobody else's.
  pad.fPrimitives.Add(parse(main), rest.join(","));
  for (const { object, option: own } of overlays) pad.fPrimitives.Add(parse(object), own);
  return makeSVG({ object: pad, option: "", width, height }) as Promise<string>;
}
