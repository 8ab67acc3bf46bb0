import { EVENT_ID, type Event, getScalarValue } from "js-yaml";
import type { KeyPath } from "./key-path.js";

/** Where the keys of one text stand. */
export interface KeyLines {
  /** Line (from 1) of a key or list item; of what it was merged or aliased from when it has none of its own. */
  readonly lineOf: (path: KeyPath) => number;
}

interface Place {
  readonly line: number;
  readonly children: Map<string, Place>;
}

interface OpenCollection {
  readonly place: Place;
  /** In a list the number of the next item; in a map the key whose value comes next. */
  next: number | string | undefined;
  readonly isList: boolean;
}

/** The lines of all keys and list items of the first document in `events`. */
export function locateKeys(events: readonly Event[], source: string): KeyLines {
  const lineAt = createLineCounter(source);
  const root: Place = { line: 1, children: new Map() };
  const open: OpenCollection[] = [];

  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      open.pop();
      continue;
    }
    if (event.type === EVENT_ID.DOCUMENT) continue;
    const parent = open.at(-1);
    const isKey = parent !== undefined && !parent.isList && parent.next === undefined;
    if (isKey) {
      const key = event.type === EVENT_ID.SCALAR ? getScalarValue(source, event) : "";
      parent.next = key;
      parent.place.children.set(key, { line: lineAt(offsetOf(event)), children: new Map() });
      continue;
    }
    const place = parent === undefined ? root : enterValue(parent, lineAt(offsetOf(event)));
    if (event.type === EVENT_ID.MAPPING) open.push({ place, next: undefined, isList: false });
    if (event.type === EVENT_ID.SEQUENCE) open.push({ place, next: 0, isList: true });
  }
  return { lineOf: (path) => findLine(root, path) };
}

/** The place of a map's value is that of its key; an item of a list gets one. */
function enterValue(parent: OpenCollection, line: number): Place {
  const name = String(parent.next);
  const place = (!parent.isList && parent.place.children.get(name)) || { line, children: new Map() };
  parent.place.children.set(name, place);
  parent.next = parent.isList ? Number(parent.next) + 1 : undefined;
  return place;
}

/** The deepest known place on the way; below a merge key that of the merge. */
function findLine(root: Place, path: KeyPath): number {
  let place = root;
  for (const part of path) {
    const next = place.children.get(String(part)) ?? place.children.get("<<");
    if (next === undefined) break;
    place = next;
  }
  return place.line;
}

function offsetOf(event: Exclude<Event, { type: typeof EVENT_ID.DOCUMENT | typeof EVENT_ID.POP }>): number {
  if (event.type === EVENT_ID.SCALAR) return event.valueStart;
  return event.type === EVENT_ID.ALIAS ? event.anchorStart : event.start;
}

/** Lines of offsets that are asked for in growing order, as events are; a step back is found too, from the start. */
function createLineCounter(source: string): (offset: number) => number {
  let line = 1;
  let start = 0;
  let end = findLineEnd(source, 0);
  return (offset) => {
    if (offset < start) {
      line = 1;
      start = 0;
      end = findLineEnd(source, 0);
    }
    while (end < offset) {
      line += 1;
      start = end + 1;
      end = findLineEnd(source, start);
    }
    return line;
  };
}

function findLineEnd(source: string, start: number): number {
  const end = source.indexOf("\n", start);
  return end === -1 ? source.length : end;
}
