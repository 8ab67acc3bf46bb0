import type { Sparse } from "../../classes/types.js";
import { openRootFile } from "../../file/open-root-file.js";
import { Fields } from "../fields.js";
import { fromDump } from "../from-dump.js";
import type { CaseReport, GoldenFolder, Suite } from "../report.js";
import { operations } from "./operations.js";
import { runCase } from "./run-case.js";

/** Histogram arithmetic: `algebra/cases.json` with the dumps of its inputs and results. */
export const algebraSuite: Suite = {
  async *run(folder) {
    if (!folder.paths.some((path) => path.startsWith("algebra/"))) return;
    const cases = await readJson(folder, "algebra/cases.json");
    const inputs = await objectsOf(folder, "algebra/inputs.json");
    const expected = await objectsOf(folder, "algebra/expected.json");
    const sparse = await sparseInputs(folder);
    const objects = {
      input: (name: string) => sparse.get(name) ?? fromDump(new Fields(inputs.get(name)).get("object")),
      expected: (key: string) => expected.get(key),
    };
    for (const item of cases.items("cases")) {
      const fields = new Fields(item);
      const operation = fields.text("operation");
      const verdict = runCase(fields, operations[operation], objects);
      yield { id: fields.text("id"), operation, verdict } satisfies CaseReport;
    }
  },
};

/** The sparse histograms as ROOT stores them: a dump sorts their cells, and sums depend on the order. */
async function sparseInputs(folder: GoldenFolder): Promise<ReadonlyMap<string, Sparse>> {
  const found = new Map<string, Sparse>();
  const bytes = await folder.read("algebra/inputs.root");
  if (bytes === undefined) return found;
  const file = await openRootFile(bytes);
  for (const { path, className } of file.keys()) {
    if (!className.startsWith("THnSparse")) continue;
    const object = await file.read(path);
    if (object.kind === "sparse") found.set(path, object);
  }
  return found;
}

async function objectsOf(folder: GoldenFolder, path: string): Promise<ReadonlyMap<string, unknown>> {
  const dump = await readJson(folder, path);
  return new Map(dump.items("objects").map((object) => [new Fields(object).text("path"), object]));
}

/** A file of JSON, or the same one compressed with gzip. */
async function readJson(folder: GoldenFolder, path: string): Promise<Fields> {
  const bytes = (await folder.read(path)) ?? (await unzip(await folder.read(`${path}.gz`)));
  if (bytes === undefined) throw new Error(`expected a file ${path} or ${path}.gz`);
  return new Fields(JSON.parse(new TextDecoder().decode(bytes)));
}

async function unzip(bytes: Uint8Array | undefined): Promise<Uint8Array | undefined> {
  if (bytes === undefined) return undefined;
  const stream = new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
