import type { Overlay } from "@overwatch/core";
import { colorNumber } from "./colors.js";
import type { JsrootObject } from "./drawing.js";

/** TObject's bit that says: coordinates are fractions of the pad. */
const inPad = 1 << 14;

/** What lies on top of a histogram, as ROOT's objects. */
export function overlayObject(overlay: Overlay): JsrootObject {
  const { color = "black", width = 2 } = overlay;
  const fBits = overlay.in === "pad" ? inPad : 0;
  const line = { fLineColor: colorNumber(color), fLineStyle: 1, fLineWidth: width };
  switch (overlay.type) {
    case "line": {
      const [[fX1, fY1], [fX2, fY2]] = [overlay.from, overlay.to];
      return { _typename: "TLine", fUniqueID: 0, fBits, ...line, fX1, fY1, fX2, fY2 };
    }
    case "box": {
      const [[fX1, fY1], [fX2, fY2]] = [overlay.from, overlay.to];
      const fill =
        overlay.fill === undefined
          ? { fFillColor: 0, fFillStyle: 0 }
          : { fFillColor: colorNumber(overlay.fill), fFillStyle: 3004 };
      return { _typename: "TBox", fUniqueID: 0, fBits, ...line, ...fill, fX1, fY1, fX2, fY2 };
    }
    case "text":
      return textObject(overlay, fBits);
    case "axis": {
      const [[fX1, fY1], [fX2, fY2]] = [overlay.from, overlay.to];
      const [fWmin, fWmax] = overlay.labels;
      const own = { fX1, fY1, fX2, fY2, fWmin, fWmax, fNdiv: overlay.divisions ?? 510, fTitle: overlay.title ?? "" };
      const text = { fTextColor: line.fLineColor, fTextFont: 42, fTextSize: 0.035, fTextAlign: 11, fTextAngle: 0 };
      const labels = { fLabelColor: line.fLineColor, fLabelFont: 42, fLabelSize: 0.035, fLabelOffset: 0.005 };
      const title = { fTitleSize: 0.035, fTitleOffset: 1, fTickSize: 0.03, fGridLength: 0, fName: "", fTimeFormat: "" };
      const fChopt = overlay.side === "above" ? "-L" : "+L";
      return { _typename: "TGaxis", fUniqueID: 0, fBits, ...line, ...own, ...text, ...labels, ...title, fChopt };
    }
  }
}

function textObject(
  { at: [x, y], lines, size = 0.035, color = "black", border }: Extract<Overlay, { type: "text" }>,
  fBits: number,
): JsrootObject {
  const [only = ""] = lines;
  const text = {
    fTextColor: colorNumber(color),
    fTextFont: 42,
    fTextSize: size,
    fTextAlign: 13,
    fTextAngle: 0,
  };
  if (lines.length === 1 && border === undefined) {
    return { _typename: "TLatex", fUniqueID: 0, fBits, ...text, fX: x, fY: y, fName: "", fTitle: only, fLineWidth: 2 };
  }
  const height = size * 1.3 * lines.length;
  const widest = Math.max(...lines.map((line) => line.length));
  const place = { fX1NDC: x, fY1NDC: y - height, fX2NDC: Math.min(0.99, x + widest * size * 0.5), fY2NDC: y };
  return {
    _typename: "TPaveText",
    fUniqueID: 0,
    fBits: 0,
    ...place,
    fX1: place.fX1NDC,
    fY1: place.fY1NDC,
    fX2: place.fX2NDC,
    fY2: place.fY2NDC,
    fInit: 1,
    fShadowColor: 0,
    fCornerRadius: 0,
    fOption: "brNDC",
    fName: "",
    fLabel: "",
    fLongest: widest,
    fMargin: 0.05,
    fBorderSize: border ?? 0,
    fFillColor: 0,
    fFillStyle: 1001,
    fLineColor: 1,
    fLineStyle: 1,
    fLineWidth: 1,
    ...text,
    fTextAlign: 12,
    fTextSize: 0,
    fLines: {
      _typename: "TList",
      name: "TList",
      arr: lines.map((fTitle) => ({
        _typename: "TLatex",
        fUniqueID: 0,
        fBits: 0,
        ...text,
        fTextSize: 0,
        fTextAlign: 0,
        fX: 0,
        fY: 0,
        fName: "",
        fTitle,
        fLineWidth: 2,
      })),
      opt: lines.map(() => ""),
    },
  };
}
