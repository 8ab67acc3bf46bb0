import type { Overlay } from "../../model/canvas.js";
import { fieldsOf, finite, listOf, onlyFields, optional, text } from "./fields.js";
import { color, point } from "./point.js";
import { refuse } from "./refuse.js";

const mostLines = 100;
const common = ["type", "in", "color", "width"];

type Fields = Readonly<Record<string, unknown>>;
type OfType<T extends Overlay["type"]> = Extract<Overlay, { readonly type: T }>;
/** One reader for each type; a type without a row here does not compile. */
const readers: { readonly [T in Overlay["type"]]: (fields: Fields, at: string) => OfType<T> } = {
  line,
  box,
  text: textBox,
  axis,
};

export function overlay(value: unknown, at: string): Overlay {
  const fields = fieldsOf(value, at, "an overlay");
  const types = Object.keys(readers) as Overlay["type"][];
  const type = types.find((name) => name === fields["type"]);
  if (type === undefined) refuse(`${at}.type`, `one of ${types.join(", ")}`, fields["type"]);
  return readers[type](fields, at);
}

function shared(fields: Fields, at: string) {
  if (fields["in"] !== undefined && fields["in"] !== "pad") refuse(`${at}.in`, '"pad" or nothing', fields["in"]);
  return {
    ...(fields["in"] === "pad" ? { in: "pad" as const } : {}),
    ...optional("color", fields["color"], at, color),
    ...optional("width", fields["width"], at, finite),
  };
}

function span(fields: Fields, at: string) {
  return { from: point(fields["from"], `${at}.from`), to: point(fields["to"], `${at}.to`) };
}

function line(fields: Fields, at: string): OfType<"line"> {
  onlyFields(fields, [...common, "from", "to"], at);
  return { type: "line", ...shared(fields, at), ...span(fields, at) };
}

function box(fields: Fields, at: string): OfType<"box"> {
  onlyFields(fields, [...common, "from", "to", "fill"], at);
  return { type: "box", ...shared(fields, at), ...span(fields, at), ...optional("fill", fields["fill"], at, color) };
}

function textBox(fields: Fields, at: string): OfType<"text"> {
  onlyFields(fields, [...common, "at", "lines", "size", "border"], at);
  return {
    type: "text",
    ...shared(fields, at),
    at: point(fields["at"], `${at}.at`),
    lines: listOf(fields["lines"], `${at}.lines`, mostLines, text),
    ...optional("size", fields["size"], at, finite),
    ...optional("border", fields["border"], at, finite),
  };
}

function axis(fields: Fields, at: string): OfType<"axis"> {
  onlyFields(fields, [...common, "from", "to", "labels", "title", "divisions", "side"], at);
  const { side } = fields;
  if (side !== undefined && side !== "above" && side !== "below") refuse(`${at}.side`, '"above" or "below"', side);
  return {
    type: "axis",
    ...shared(fields, at),
    ...span(fields, at),
    labels: point(fields["labels"], `${at}.labels`),
    ...optional("title", fields["title"], at, text),
    ...optional("divisions", fields["divisions"], at, finite),
    ...(side === undefined ? {} : { side }),
  };
}
