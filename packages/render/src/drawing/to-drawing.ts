import type { AxisView, Canvas, Style } from "@overwatch/core";
import { colorNumber } from "./colors.js";
import type { Drawing, JsrootObject, View } from "./drawing.js";
import { overlayObject } from "./overlay-objects.js";

/** TH1's bit for a histogram without statistics box. */
const noStats = 1 << 9;
/** TAxis's bit for a range in force. */
const ranged = 1 << 11;

/**
 * Puts a canvas onto an object: titles, ranges, colours and statistics box into a copy of the object, logarithms and grids into
 * the draw option, overlays beside it. The object itself stays as it is.
 *
 * @param object - as `stringifyJsroot` writes it, parsed.
 */
export function toDrawing(object: JsrootObject, canvas: Canvas, view: View = {}): Drawing {
  const { zoom } = view;
  if (zoom !== undefined) {
    const { zoom: _, ...rest } = view;
    return toDrawing(object, zoomed(canvas, zoom), rest);
  }
  const overlays = canvas.overlays.map((overlay) => ({ object: overlayObject(overlay), option: "" }));
  const option = [drawOption(object, canvas, view), ...padOptions(canvas, view)].join(",");
  if (object._typename === "THStack") return { main: stackObject(object, canvas), option, overlays };
  return { main: styledObject(object, canvas, view), option, overlays };
}

function zoomed(canvas: Canvas, [xmin, xmax, ymin, ymax]: NonNullable<View["zoom"]>): Canvas {
  return {
    ...canvas,
    x: xmin < xmax ? { ...canvas.x, range: [xmin, xmax] } : canvas.x,
    y: ymin < ymax ? { ...canvas.y, range: [ymin, ymax] } : canvas.y,
  };
}

function drawOption({ _typename: type }: JsrootObject, { drawOptions }: Canvas, { option }: View): string {
  const wanted = (option ?? drawOptions).trim();
  if (wanted !== "") return wanted;
  if (type.startsWith("TH2") || type === "TProfile2D") return "colz";
  if (type.startsWith("TGraph")) return "alp";
  if (type === "THStack") return "nostack,hist";
  return type.startsWith("TH3") ? "box" : "hist";
}

function padOptions({ x, y, z }: Canvas, { logX, logY, logZ, grid }: View): string[] {
  return [
    ...((logX ?? x.log) ? ["logx"] : []),
    ...((logY ?? y.log) ? ["logy"] : []),
    ...((logZ ?? z.log) ? ["logz"] : []),
    ...((grid ?? x.grid) ? ["gridx"] : []),
    ...((grid ?? y.grid) ? ["gridy"] : []),
  ];
}

function styledObject(object: JsrootObject, canvas: Canvas, { stats }: View): JsrootObject {
  const { _typename: type, fBits = 0 } = object;
  const showStats = stats ?? canvas.showStats;
  const bits = Number(fBits);
  return {
    ...object,
    ...styleMembers(canvas.style),
    fTitle: titleOf(object, canvas),
    fBits: showStats ? bits & ~noStats : bits | noStats,
    ...axisMember(object, "fXaxis", canvas.x),
    ...axisMember(object, "fYaxis", canvas.y),
    ...axisMember(object, "fZaxis", canvas.z),
    // Of a 1-D histogram the second axis shows contents, of a 2-D one the third.
    ...heightRange(type.startsWith("TH2") ? canvas.z.range : type.startsWith("TH3") ? undefined : canvas.y.range),
  };
}

function titleOf({ fTitle = "" }: JsrootObject, { showTitle, title }: Canvas): string {
  return showTitle ? title || String(fTitle) : "";
}

function heightRange(range: AxisView["range"]): Partial<JsrootObject> {
  return range === undefined ? {} : { fMinimum: range[0], fMaximum: range[1] };
}

function axisMember(object: JsrootObject, member: "fXaxis" | "fYaxis" | "fZaxis", view: AxisView): object {
  const axis = object[member] as JsrootObject | undefined;
  if (axis === undefined || axis === null) return {};
  return {
    [member]: {
      ...axis,
      ...(view.title === undefined ? {} : { fTitle: view.title }),
      ...(view.time === true ? { fTimeDisplay: true, fTimeFormat: "%H:%M%F1970-01-01 00:00:00" } : {}),
      ...binRange(axis, view.range),
    },
  };
}

/** First and last bin whose centres are in the range, for axes that have bins. */
function binRange(axis: JsrootObject, range: AxisView["range"]): object {
  const { fNbins, fXmin, fXmax, fXbins } = axis as unknown as {
    readonly fNbins: number;
    readonly fXmin: number;
    readonly fXmax: number;
    readonly fXbins?: readonly number[];
  };
  if (range === undefined || !(fNbins > 1)) return {};
  const edge = (bin: number) =>
    fXbins !== undefined && fXbins.length > fNbins ? (fXbins[bin] ?? fXmax) : fXmin + ((fXmax - fXmin) * bin) / fNbins;
  let first = 1;
  while (first < fNbins && edge(first) <= range[0]) first += 1;
  let last = fNbins;
  while (last > first && edge(last - 1) >= range[1]) last -= 1;
  if (first === 1 && last === fNbins) return {};
  return { fFirst: first, fLast: last, fBits: Number(axis["fBits"] ?? 0) | ranged };
}

function styleMembers({ color, marker, markerSize, lineWidth, fill }: Style): object {
  const line = color === undefined ? undefined : colorNumber(color);
  return {
    ...(line === undefined ? {} : { fLineColor: line, fMarkerColor: line }),
    ...(marker === undefined ? {} : { fMarkerStyle: marker }),
    ...(markerSize === undefined ? {} : { fMarkerSize: markerSize }),
    ...(lineWidth === undefined ? {} : { fLineWidth: lineWidth }),
    ...(fill === undefined ? {} : { fFillColor: colorNumber(fill), fFillStyle: 1001 }),
  };
}

/** Colours for members whose style names none: told apart in light and dark, also by those who see few colours. */
const memberColors = [600, 807, 418, 880, 632, 432, 922];

function stackObject(object: JsrootObject, canvas: Canvas): JsrootObject {
  const list = object["fHists"] as { readonly arr?: readonly JsrootObject[] } | undefined;
  const arr = (list?.arr ?? []).map((member, at) => ({
    ...member,
    ...styleMembers({ color: memberColors[at % memberColors.length] ?? 1, lineWidth: 2, ...canvas.members[at] }),
    fBits: Number(member["fBits"] ?? 0) | noStats,
    ...axisMember(member, "fXaxis", canvas.x),
    ...axisMember(member, "fYaxis", canvas.y),
  }));
  const [first] = arr;
  // The frame of a stack is a histogram of its own, which has the titles of the axes.
  const frame = first === undefined ? {} : { fHistogram: emptied(first, canvas) };
  return { ...object, fTitle: titleOf(object, canvas), ...frame, fHists: { ...list, arr } };
}

function emptied(member: JsrootObject, canvas: Canvas): JsrootObject {
  const cells = member["fArray"] as readonly number[] | undefined;
  return { ...member, fName: "frame", fTitle: titleOf(member, canvas), fArray: cells?.map(() => 0) ?? [], fEntries: 0 };
}
