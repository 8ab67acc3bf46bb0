import type { Color, Point } from "../../model/canvas.js";
import { finite, listOf, text } from "./fields.js";
import { refuse } from "./refuse.js";

/** Also of ranges: two finite numbers. */
export function point(value: unknown, at: string): Point {
  const [x, y, ...rest] = listOf(value, at, 2, finite);
  if (x === undefined || y === undefined || rest.length > 0) refuse(at, "two numbers", value);
  return [x, y];
}

export function color(value: unknown, at: string): Color {
  return typeof value === "number" ? finite(value, at) : text(value, at);
}
