import { basename } from "node:path";
import { type AnyObject, classNameOf, kindOf, openRootFile, type RootFile } from "@overwatch/root";
import type { AnyHistogram, HistogramKind } from "@overwatch/root/hist";
import { isOverwatchError } from "../errors/index.js";
import { holdsHistograms } from "../ingest/check-content.js";
import type { HistogramInfo } from "../model/hists.js";
import type { ObjectProblem } from "../model/report.js";
import type { HistogramSource } from "./work.js";

/** Kinds of objects that are histograms; an object of another kind under a histogram's key is a damaged one. */
const kinds: ReadonlySet<string> = new Set<HistogramKind>([
  "h1",
  "h2",
  "h3",
  "profile",
  "profile2",
  "profile3",
  "graph",
  "stack",
]);

/**
 * The histograms of a ROOT file by their full path, newest cycle of each; those inside lists as `list/name`.
 * Objects of other classes are looked at once, so that a damaged one is told.
 *
 * @param file - a path, or the bytes.
 * @param name - how messages call it; default: the path without its folder, because reports do not depend on the folder.
 * @throws FILE_* of `@overwatch/root` when the file as a whole cannot be read.
 */
export async function openHistograms(
  file: string | Uint8Array,
  name = typeof file === "string" ? basename(file) : "the file",
): Promise<HistogramSource> {
  const root = await openRootFile(file);
  const newest = newestCycles(root);
  const infos: HistogramInfo[] = [];
  const problems: ObjectProblem[] = root.problems().map(({ path, cycle, reason }) => ({ path, cycle, reason }));
  const inLists = new Map<string, AnyHistogram>();
  const others = new Map<string, AnyObject>();

  for (const [path, { cycle, className, title }] of newest) {
    const kind = kindOf(className);
    if (kind !== undefined) {
      infos.push({ name: path, kind, className, title, from: "file" });
      continue;
    }
    const found = await readObject(root, name, path, cycle);
    if (!found.ok) problems.push(found.problem);
    else if (holdsHistograms(className)) collect(found.object, path, inLists);
    else others.set(path, found.object);
  }
  for (const [name, hist] of inLists) {
    // A key of its own wins over a member of a list that would have the same name.
    if (newest.has(name)) inLists.delete(name);
    else infos.push({ name, kind: hist.kind, className: classNameOf(hist), title: hist.title, from: "file" });
  }
  return {
    infos,
    problems,
    others,
    read: async (key) => {
      const listed = inLists.get(key);
      if (listed !== undefined) return listed;
      const cycle = newest.get(key)?.cycle ?? 1;
      const found = await readObject(root, name, key, cycle);
      if (!found.ok) return found.problem;
      if (isHistogram(found.object)) return found.object;
      return { path: key, cycle, reason: `a histogram was expected, found an object of kind ${found.object.kind}` };
    },
    close: () => root.close(),
  };
}

/** The key of the highest cycle of each path, in the file's order. */
function newestCycles(root: RootFile) {
  const newest = new Map<string, ReturnType<RootFile["keys"]>[number]>();
  for (const key of root.keys()) {
    const known = newest.get(key.path);
    if (known === undefined || known.cycle < key.cycle) newest.set(key.path, key);
  }
  return newest;
}

type Found =
  | { readonly ok: true; readonly object: AnyObject }
  | { readonly ok: false; readonly problem: ObjectProblem };

async function readObject(root: RootFile, file: string, path: string, cycle: number): Promise<Found> {
  try {
    return { ok: true, object: await root.read(path, cycle) };
  } catch (error) {
    if (!isOverwatchError(error)) throw error;
    // Where the file lies is no part of what is wrong with it.
    const message = error.message.replaceAll(root.name, file);
    return { ok: false, problem: { path, cycle, reason: `${error.code}: ${message}` } };
  }
}

/** Histograms in a list and in the lists in it: `list/name`; of equal names the first counts. */
function collect(object: AnyObject, path: string, found: Map<string, AnyHistogram>): void {
  if (object.kind !== "list") return;
  for (const item of object.items) {
    if (item === null) continue;
    if (item.kind === "list") {
      collect(item, item.name === "" ? path : `${path}/${item.name}`, found);
    } else if (isHistogram(item) && !found.has(`${path}/${item.name}`)) {
      found.set(`${path}/${item.name}`, item);
    }
  }
}

function isHistogram(object: AnyObject): object is AnyHistogram {
  return kinds.has(object.kind);
}
