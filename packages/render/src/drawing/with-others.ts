import { cellsOf, factorTo } from "./cells.js";
import type { Drawing, JsrootObject, Other } from "./drawing.js";

/** How histograms are laid over each other. */
export interface Comparison {
  /** How the legend calls the main one. */
  readonly label: string;
  readonly others: readonly Other[];
  /** Others are scaled to the sum of the main one. */
  readonly normalise?: boolean;
}

/** TH1's bit for a histogram without statistics box. */
const noStats = 1 << 9;
/** ROOT's colours of the others, in order: told apart in light and dark, also by those who see few colours. */
const colors = [807, 418, 880, 632, 432, 922];

/**
 * Lays others over the main histogram, as lines with a legend; what has two dimensions cannot be laid over. The heights of all
 * fit into the picture.
 */
export function withOthers(drawing: Drawing, { label, others, normalise = false }: Comparison): Drawing {
  const { main, overlays } = drawing;
  const fits = others.filter(({ object }) => /^(TH1|TProfile$)/.test(object._typename));
  if (!/^(TH1|TProfile$)/.test(main._typename) || fits.length === 0) return drawing;
  const shown = fits.map(({ label: own, object }, at) => {
    const factor = normalise ? factorTo(main, object) : 1;
    const color = colors[at % colors.length] ?? 1;
    return { own, color, object: styled(object, color, factor) };
  });
  const top = Math.max(topOf(main), ...shown.map(({ object }) => topOf(object)));
  const isHigher = top > topOf(main) && Number(main["fMaximum"] ?? -1111) === -1111;
  const own = Number(main["fLineColor"] ?? 602);
  return {
    ...drawing,
    main: isHigher ? { ...main, fMaximum: top * 1.08 } : main,
    overlays: [
      ...shown.map(({ object }) => ({ object, option: "hist,same" })),
      ...overlays,
      { object: legend([[label, own], ...shown.map(({ own: name, color }) => [name, color] as const)]), option: "" },
    ],
  };
}

function styled(object: JsrootObject, color: number, factor: number): JsrootObject {
  const { fArray, fSumw2, fBits } = object;
  const scaled = (values: unknown, by: number) =>
    by === 1 || !Array.isArray(values) ? values : values.map((value) => Number(value) * by);
  return {
    ...object,
    fTitle: "",
    fBits: Number(fBits ?? 0) | noStats,
    fLineColor: color,
    fMarkerColor: color,
    fLineWidth: 1,
    fFillStyle: 0,
    fArray: scaled(fArray, factor),
    ...(fSumw2 === undefined ? {} : { fSumw2: scaled(fSumw2, factor * factor) }),
  };
}

function topOf(object: JsrootObject): number {
  const cells = cellsOf(object);
  return cells === undefined
    ? Number.NEGATIVE_INFINITY
    : cells.inner.reduce((top, cell) => Math.max(top, cells.values[cell] ?? top), Number.NEGATIVE_INFINITY);
}

function legend(rows: readonly (readonly [label: string, color: number])[]): JsrootObject {
  const text = { fTextColor: 1, fTextFont: 42, fTextSize: 0, fTextAlign: 12, fTextAngle: 0 };
  const line = { fLineStyle: 1, fFillColor: 0, fFillStyle: 0, fMarkerStyle: 1, fMarkerSize: 1 };
  const widest = Math.max(...rows.map(([label]) => label.length));
  const place = {
    fX1NDC: Math.max(0.3, 0.8 - 0.014 * widest),
    fX2NDC: 0.87,
    fY1NDC: 0.92 - 0.055 * rows.length,
    fY2NDC: 0.92,
  };
  return {
    _typename: "TLegend",
    fUniqueID: 0,
    fBits: 0,
    ...place,
    fX1: place.fX1NDC,
    fX2: place.fX2NDC,
    fY1: place.fY1NDC,
    fY2: place.fY2NDC,
    fInit: 1,
    fShadowColor: 0,
    fCornerRadius: 0,
    fOption: "brNDC",
    fName: "legend",
    fBorderSize: 0,
    fFillColor: 0,
    fFillStyle: 0,
    fLineColor: 1,
    fLineStyle: 1,
    fLineWidth: 0,
    ...text,
    fEntrySeparation: 0.1,
    fMargin: 0.2,
    fNColumns: 1,
    fColumnSeparation: 0,
    fPrimitives: {
      _typename: "TList",
      name: "TList",
      arr: rows.map(([fLabel, fLineColor]) => ({
        _typename: "TLegendEntry",
        fUniqueID: 0,
        fBits: 0,
        fObject: null,
        fLabel,
        fOption: "l",
        ...text,
        ...line,
        fLineColor,
        fLineWidth: 2,
        fMarkerColor: fLineColor,
      })),
      opt: rows.map(() => ""),
    },
  };
}
