import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { configFileInvalid, configFileMissing, configFileUnreadable } from "../errors/catalogue.js";
import type { ConfigFault, LayerName } from "./config.js";
import { toFault } from "./config-fault.js";
import { describeValue } from "./describe-value.js";
import type { Layer } from "./layer.js";
import { isConfigMap } from "./merge-layers.js";
import { parseYaml } from "./parse-yaml.js";

/** A larger file is no configuration. */
const MAX_BYTES = 1_000_000;

/** Keys for parts that a file uses several times by anchor; they say nothing by themselves. */
const SHARED_PART = /^x-/;

/** A file that may hold a layer. */
export interface ConfigFile {
  readonly layer: LayerName;
  /** Absolute path. */
  readonly path: string;
  /** How messages call it. */
  readonly label: string;
  /** Whether it is a fault that there is none. */
  readonly required: boolean;
}

export type ReadLayer =
  | { readonly status: "read"; readonly layer: Layer }
  | { readonly status: "absent" }
  | { readonly status: "faulty"; readonly fault: ConfigFault };

/** The layer of one file. The one place of this room that touches a disk. */
export async function readConfigFile(file: ConfigFile): Promise<ReadLayer> {
  const origin = { layer: file.layer, file: file.path };
  let text: string | undefined;
  try {
    text = await readText(file.path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const isAbsent = code === "ENOENT" || code === "ENOTDIR";
    if (isAbsent && !file.required) return { status: "absent" };
    const fault = isAbsent ? configFileMissing(file.label) : configFileUnreadable(file.label, code);
    return { status: "faulty", fault: toFault(fault, origin) };
  }
  if (text === undefined) return faulty("no regular file of UTF-8 text below 1 MB");
  const parsed = parseYaml(text);
  if (!parsed.ok) return faulty(parsed.reason, parsed.line);
  const { value, lineOf } = parsed;
  // The text of a file is not quoted: it may be a password.
  if (!isConfigMap(value)) return faulty(typeof value === "string" ? "a text" : describeValue(value));
  const settings = Object.fromEntries(Object.entries(value).filter(([key]) => !SHARED_PART.test(key)));
  const originOf: Layer["originOf"] = (path) => ({ ...origin, line: lineOf(path) });
  return { status: "read", layer: { name: file.layer, label: file.label, value: settings, originOf } };

  function faulty(reason: string, line?: number): ReadLayer {
    const place = line === undefined ? file.label : `${file.label}:${line}`;
    const at = line === undefined ? origin : { ...origin, line };
    return { status: "faulty", fault: toFault(configFileInvalid(place, reason), at) };
  }
}

/** Undefined when it is no text of a sensible size. */
async function readText(path: string): Promise<string | undefined> {
  // Non-blocking, so that opening a pipe without a writer returns; what is no regular file is refused then.
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    if (!(await handle.stat()).isFile()) return undefined;
    const buffer = Buffer.alloc(MAX_BYTES + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length, length);
      length += bytesRead;
      if (bytesRead === 0) break;
    }
    return length > MAX_BYTES ? undefined : decode(buffer.subarray(0, length));
  } finally {
    await handle.close();
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
