import type { Color, Overlay, Point } from "@overwatch/core";

/** How an overlay is drawn. What is absent is the drawing program's choice. */
export interface OverlayStyle {
  /** A CSS colour or a number of ROOT's palette. */
  readonly color?: Color;
  /** Width of lines, pixels. */
  readonly width?: number;
  /** "pad": positions are fractions of the picture, 0 to 1. Default: coordinates of the axes. */
  readonly in?: "pad";
}

/** Makes what is drawn on top of a histogram: pass it as `canvas: { overlays: [...] }`. */
export const overlay = {
  /** A line from one point to another. */
  line,
  /** Upright lines at several places of the x axis. */
  columns,
  /** Level lines at several places of the y axis. */
  rows,
  /** A box between two opposite corners. */
  box,
  /** One or several lines of text. */
  text,
} as const;

/** A line from one point to another. */
function line(from: Point, to: Point, style: OverlayStyle = {}): Overlay {
  return { type: "line", from, to, ...style };
}

/**
 * Upright lines at the positions `xs`, each from y0 to y1: borders of modules on a map.
 *
 * @example canvas: { overlays: [...overlay.columns([8, 16], [0, 60]), ...overlay.rows([12, 24], [0, 48])] }
 */
function columns(xs: readonly number[], [y0, y1]: readonly [number, number], style: OverlayStyle = {}): Overlay[] {
  return xs.map((x) => line([x, y0], [x, y1], style));
}

/** Level lines at the positions `ys`, each from x0 to x1. */
function rows(ys: readonly number[], [x0, x1]: readonly [number, number], style: OverlayStyle = {}): Overlay[] {
  return ys.map((y) => line([x0, y], [x1, y], style));
}

/** A box between two opposite corners. */
function box(from: Point, to: Point, style: OverlayStyle & { readonly fill?: Color } = {}): Overlay {
  return { type: "box", from, to, ...style };
}

/**
 * One or several lines of text.
 *
 * @param style.size - height of a line as a fraction of the picture; `style.border`: width of a frame, pixels.
 */
function text(
  at: Point,
  lines: string | readonly string[],
  style: OverlayStyle & { readonly size?: number; readonly border?: number } = {},
): Overlay {
  return { type: "text", at, lines: typeof lines === "string" ? [lines] : lines, ...style };
}
