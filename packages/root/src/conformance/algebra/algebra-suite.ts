import type { AnyObject, Sparse } from "../../classes/types.js";
import { dumpObject } from "../../dump/dump-object.js";
import { openRootFile } from "../../file/open-root-file.js";
import type { Celled } from "../../hist/types.js";
import { Fields } from "../fields.js";
import { fromDump } from "../from-dump.js";
import type { CaseReport, GoldenFolder, Suite } from "../report.js";
import { operations } from "./operations.js";
import { runCase } from "./run-case.js";

/**
 * Histogram arithmetic: `algebra/cases.json` with its inputs and results, as dumps (`inputs.json`, `expected.json`), or where there
 * are none as ROOT's files.
 */
export const algebraSuite: Suite = {
  async *run(folder) {
    if (!folder.paths.some((path) => path.startsWith("algebra/"))) return;
    const cases = await readJson(folder, "algebra/cases.json");
    if (cases === undefined) throw new Error("expected a file algebra/cases.json");
    const inputs = await readJson(folder, "algebra/inputs.json");
    const expected = await readJson(folder, "algebra/expected.json");
    const objects = {
      input: inputs ? await inputsOf(folder, dumpsOf(inputs)) : await storedIn(folder, "inputs.root", isCalculable),
      expected: expected ? dumpsOf(expected) : await storedDumps(folder, "expected.root"),
    };
    for (const item of cases.items("cases")) {
      const fields = new Fields(item);
      const operation = fields.text("operation");
      const verdict = runCase(fields, operations[operation], objects);
      yield { id: fields.text("id"), operation, verdict } satisfies CaseReport;
    }
  },
};

type Get<T> = (name: string) => T;

function dumpsOf(dump: Fields): Get<unknown> {
  const objects = new Map(dump.items("objects").map((object) => [new Fields(object).text("path"), object]));
  return (key) => objects.get(key);
}

/** Histograms from their dumps. Sparse ones as ROOT stores them: a dump sorts their cells, and sums depend on the order. */
async function inputsOf(folder: GoldenFolder, dumps: Get<unknown>): Promise<Get<Celled | Sparse>> {
  const isThere = (await folder.read("algebra/inputs.root")) !== undefined;
  const sparse = isThere ? await objectsIn(folder, "inputs.root", (object) => object.kind === "sparse") : new Map();
  return (name) => sparse.get(name) ?? fromDump(new Fields(dumps(name)).get("object"));
}

async function storedIn(
  folder: GoldenFolder,
  name: string,
  wanted: (object: AnyObject) => object is Celled | Sparse,
): Promise<Get<Celled | Sparse>> {
  const objects = await objectsIn(folder, name, wanted);
  return (key) => {
    const object = objects.get(key);
    if (object === undefined) throw new Error(`expected a histogram ${key} in algebra/${name}`);
    return object as Celled | Sparse;
  };
}

async function storedDumps(folder: GoldenFolder, name: string): Promise<Get<unknown>> {
  const objects = await objectsIn(folder, name, isCalculable);
  return (key) => {
    const object = objects.get(key);
    return object && { object: dumpObject(object) };
  };
}

function isCalculable(object: AnyObject): object is Celled | Sparse {
  return object.kind === "sparse" || "axes" in object;
}

async function objectsIn(
  folder: GoldenFolder,
  name: string,
  wanted: (object: AnyObject) => boolean,
): Promise<ReadonlyMap<string, AnyObject>> {
  const bytes = await folder.read(`algebra/${name}`);
  if (bytes === undefined) throw new Error(`expected algebra/${name}, or the same as JSON`);
  const file = await openRootFile(bytes);
  const found = new Map<string, AnyObject>();
  for await (const { path, object } of file.readAll()) if (object && wanted(object)) found.set(path, object);
  return found;
}

/** A file of JSON, or the same one compressed with gzip; undefined where there is neither. */
async function readJson(folder: GoldenFolder, path: string): Promise<Fields | undefined> {
  const bytes = (await folder.read(path)) ?? (await unzip(await folder.read(`${path}.gz`)));
  return bytes && new Fields(JSON.parse(new TextDecoder().decode(bytes)));
}

async function unzip(bytes: Uint8Array | undefined): Promise<Uint8Array | undefined> {
  if (bytes === undefined) return undefined;
  const stream = new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
