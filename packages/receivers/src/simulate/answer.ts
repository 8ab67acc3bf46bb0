import {
  type AnyObject,
  encodeAliHeader,
  encodeAliInfo,
  parseAliHeader,
  writeMessage,
  writeStreamerMessage,
} from "@overwatch/core/root";
import type { Frames } from "../sockets/index.js";
import { type MergerRequest, parseOptions } from "../zmq/request.js";
import type { Simulation } from "./simulation.js";

/** Reads what a receiver asks: the options of the first pair of its message. Unreadable headers ask for everything. */
export function readRequest([header, options]: Frames): MergerRequest {
  try {
    if (header === undefined || options === undefined || !parseAliHeader(header).id.startsWith("CONFIG")) return {};
    return parseOptions(new TextDecoder("latin1").decode(options));
  } catch {
    return {};
  }
}

/**
 * What a merger answers: information about the run, descriptions of classes ahead of it if they are asked for, then the
 * objects in order of their names. undefined is silence.
 */
export function answer(simulation: Simulation, request: MergerRequest): Frames | undefined {
  if (simulation.has("silence")) return undefined;
  const wanted = filterOf(request.select ?? "");
  const objects = simulation.objects().filter(({ name }) => wanted(name));
  const info = encodeAliInfo(simulation.info());
  const frames: Uint8Array[] = [
    encodeAliHeader({ id: "INFO____", origin: "HLT ", payloadBytes: info.length }),
    info,
    ...objects.flatMap(({ object }) => pair("ROOTTOBJ", writeMessage(object, { byteOrder: "little" }))),
  ];
  if (simulation.has("corruptFrame")) damage(frames);
  if (request.schema) frames.unshift(...pair("ROOTSTRI", schemaOf(objects)));
  if (request.reset) simulation.forget();
  return frames;
}

function pair(id: string, payload: Uint8Array): readonly Uint8Array[] {
  return [encodeAliHeader({ id, origin: "HLT ", serialization: "ROOT" }), payload];
}

/** One object of each class tells of all. */
function schemaOf(objects: readonly { readonly object: AnyObject }[]): Uint8Array {
  const byShape = new Map(objects.map(({ object }) => [JSON.stringify([object.kind, storageOf(object)]), object]));
  return writeStreamerMessage(byShape.values(), { byteOrder: "little" });
}

function storageOf(object: AnyObject): unknown {
  return "storage" in object ? object.storage : "className" in object ? object.className : undefined;
}

/** Overwrites the middle of the first object, as a bad memory or a broken line would. */
function damage(frames: Uint8Array[]): void {
  const object = frames[3];
  if (object !== undefined) frames[3] = object.slice().fill(0xff, 60, 90);
}

/** A pattern that is none selects nothing, as with a merger. */
function filterOf(select: string): (name: string) => boolean {
  try {
    const pattern = new RegExp(select);
    return (name) => pattern.test(name);
  } catch {
    return () => false;
  }
}
