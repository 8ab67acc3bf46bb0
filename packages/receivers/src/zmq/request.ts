import { encodeAliHeader } from "@overwatch/core/root";
import type { Frames } from "../sockets/index.js";

/** What is asked of a merger. */
export interface MergerRequest {
  /** A regular expression of the wanted names; empty or absent: all. */
  readonly select?: string;
  /** Forget the sums after the answer, so that the next one is the difference. */
  readonly reset?: boolean;
  /** Describe the classes ahead of the objects. */
  readonly schema?: boolean;
}

/** The option string: each item with a space ahead of it. */
export function formatOptions({ select = "", reset = false, schema = false }: MergerRequest): string {
  const items = [...(select === "" ? [] : [`-select=${select}`])];
  if (reset) items.push("-ResetOnRequest");
  if (schema) items.push("-SchemaOnRequest");
  return items.map((item) => ` ${item}`).join("");
}

/** The frames of a request: the options, and a pair without contents, as ALICE's own receivers send it. */
export function encodeRequest(request: MergerRequest): Frames {
  const options = new TextEncoder().encode(formatOptions(request));
  const none = new Uint8Array(0);
  return [encodeAliHeader({ id: "CONFIG", payloadBytes: options.length }), options, encodeAliHeader({ id: "" }), none];
}

/** Reads an option string: `-opt value`, `-opt=value`, `--opt` and `opt=value` are the same; what is unknown is left out. */
export function parseOptions(text: string): MergerRequest {
  const words = [...text.matchAll(/'([^']*)'|([^\s=']+)(?:=(?:'([^']*)'|(\S*)))?/g)];
  let request: MergerRequest = {};
  for (const [i, [, , key = "", quoted, plain]] of words.entries()) {
    const name = key.replace(/^--?/, "").toLowerCase();
    const value = quoted ?? plain ?? words[i + 1]?.[1] ?? words[i + 1]?.[2] ?? "";
    if (name === "select") request = { ...request, select: value };
    else if (name === "resetonrequest") request = { ...request, reset: true };
    else if (name === "schemaonrequest") request = { ...request, schema: true };
  }
  return request;
}
