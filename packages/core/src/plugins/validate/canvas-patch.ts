import type { AxisView, Canvas, CanvasPatch, Overlay, Style } from "../../model/canvas.js";
import { boolean, fieldsOf, finite, listOf, onlyFields, optional, take, text } from "./fields.js";
import { overlay } from "./overlay.js";
import { color, point } from "./point.js";

const mostOverlays = 20_000;
const mostMembers = 1000;
const axisFields = ["title", "log", "grid", "time", "range"];
const styleFields = ["color", "marker", "markerSize", "lineWidth", "fill", "label"];

type Reader<T> = (value: unknown, at: string) => T;
/** One reader for each field of a canvas; a field without a row here does not compile. */
const readers: { readonly [P in keyof Required<Canvas>]: Reader<Required<Canvas>[P]> } = {
  drawOptions: text,
  title: text,
  showTitle: boolean,
  showStats: boolean,
  x: axisView,
  y: axisView,
  z: axisView,
  style,
  members: (value, at) => listOf(value, at, mostMembers, style),
  legend,
  overlays: (value, at): readonly Overlay[] => listOf(value, at, mostOverlays, overlay),
};

const canvasReaders: readonly (readonly [name: string, read: Reader<unknown>])[] = Object.entries(readers);
const canvasFields = Object.keys(readers);

/** What a hook wants to change of a drawing. Coordinates are finite; unknown fields are refused. */
export function canvasPatch(value: unknown, at = ""): CanvasPatch {
  const fields = fieldsOf(value, at, "a canvas patch");
  onlyFields(fields, canvasFields, at);
  const patch: Record<string, unknown> = {};
  for (const [name, read] of canvasReaders) take(patch, name, fields, at, read);
  return patch;
}

function axisView(value: unknown, at: string): AxisView {
  const fields = fieldsOf(value, at, "an axis view");
  onlyFields(fields, axisFields, at);
  return {
    ...optional("title", fields["title"], at, text),
    ...optional("log", fields["log"], at, boolean),
    ...optional("grid", fields["grid"], at, boolean),
    ...optional("time", fields["time"], at, boolean),
    ...optional("range", fields["range"], at, point),
  };
}

function style(value: unknown, at: string): Style {
  const fields = fieldsOf(value, at, "a style");
  onlyFields(fields, styleFields, at);
  return {
    ...optional("color", fields["color"], at, color),
    ...optional("marker", fields["marker"], at, finite),
    ...optional("markerSize", fields["markerSize"], at, finite),
    ...optional("lineWidth", fields["lineWidth"], at, finite),
    ...optional("fill", fields["fill"], at, color),
    ...optional("label", fields["label"], at, text),
  };
}

function legend(value: unknown, at: string): NonNullable<Canvas["legend"]> {
  const fields = fieldsOf(value, at, "a legend");
  onlyFields(fields, ["from", "to", "style"], at);
  return {
    from: point(fields["from"], `${at}.from`),
    to: point(fields["to"], `${at}.to`),
    ...optional("style", fields["style"], at, text),
  };
}
