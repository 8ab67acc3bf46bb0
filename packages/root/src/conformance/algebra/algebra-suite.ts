import { Fields } from "../fields.js";
import { fromDump } from "../from-dump.js";
import type { CaseReport, GoldenFolder, Suite } from "../report.js";
import { operations } from "./operations.js";
import { runCase } from "./run-case.js";

/** Histogram arithmetic: `algebra/cases.json` with the dumps of its inputs and results. */
export const algebraSuite: Suite = {
  part: "algebra/",
  async *run(folder) {
    const cases = await readJson(folder, "algebra/cases.json");
    const inputs = await objectsOf(folder, "algebra/inputs.json");
    const expected = await objectsOf(folder, "algebra/expected.json");
    const objects = {
      input: (name: string) => fromDump(new Fields(inputs.get(name)).get("object")),
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
