// The compiler's words for mistakes that authors make. A change of our types that makes them worse shows here.
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const folder = join(import.meta.dirname, "../../template/src");
const head = `import { between, defineDetector, defineTrender, hotBins, kit, mean, scale, z } from "@overwatch/detectors-sdk";
import { runDetector } from "@overwatch/detectors-sdk/testing";
const base = { subsystem: "ITS", title: "Inner tracker" } as const;
const trend = { id: "mean-hits", title: "Mean", hist: "hits", use: mean() } as const;
const { processor } = kit({ processingOptions: z.object({ limit: z.number().default(1) }) });
`;

const mistakes = {
  "a subsystem in small letters": `defineDetector({ subsystem: "its", title: "" });`,
  "a misspelt hook": `defineDetector({ ...base, histogramGroup: [] });`,
  "an alarm on a trend that is not there": `defineDetector({ ...base, trends: [trend],
    alarms: [{ id: "a", on: { trends: "mean-hit" }, use: between({ min: 0, max: 1 }) }] });`,
  "a check of trends on a histogram": `defineDetector({ ...base,
    alarms: [{ id: "a", on: { hists: "hits" }, use: between({ min: 0, max: 1 }) }] });`,
  "a trender that was not called": `defineDetector({ ...base, trends: [{ id: "a", title: "", hist: "h", use: mean }] });`,
  "a text as a limit": `between({ min: "0", max: 1 });`,
  "an option without default": `defineDetector({ ...base, processingOptions: z.object({ limit: z.number() }) });`,
  "an option that is not in the schema": `processor({ kind: "h1", id: "a", match: "*",
    run: (hist, { options }) => ({ hist: scale(hist, options.limt) }) });`,
  "the second axis of a 1-D histogram": `processor({ kind: "h1", id: "a", match: "*", run: (hist) => { hist.axes[1].nbins; } });`,
  "writing into what is lent": `processor({ kind: "h1", id: "a", match: "*", run: (hist) => { hist.contents[1] = 0; } });`,
  "a step that waits": `processor({ kind: "h1", id: "a", match: "*", run: async () => ({ prettyName: "x" }) });`,
  "a histogram instead of what changed": `processor({ kind: "h1", id: "a", match: "*", run: (hist) => scale(hist, 2) });`,
  "another kind than was promised": `defineDetector({ ...base,
    additionalHistograms: [{ name: "n", kind: "h1", from: "f", makes: "h2", derive: (hist) => hist }] });`,
  "a misspelt option in a test": `await runDetector(defineDetector({ ...base,
    processingOptions: z.object({ limit: z.number().default(1) }) }), { files: [], options: { limt: 2 } });`,
} as const;

/** The first error of each mistake: all files in one program, because the SDK's types take the time. */
function firstErrors(): ReadonlyMap<string, string> {
  const sources = new Map(
    Object.entries(mistakes).map(([name, code], i) => [
      join(folder, `mistake-${i}.ts`),
      { name, text: `${head}${code}\nexport {};\n` },
    ]),
  );
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    customConditions: ["@overwatch/source"],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: true,
    noEmit: true,
    types: ["node"],
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (file) => sources.has(file) || fileExists(file);
  host.readFile = (file) => sources.get(file)?.text ?? readFile(file);
  host.getSourceFile = (file, target, ...rest) => {
    const source = sources.get(file);
    return source === undefined ? getSourceFile(file, target, ...rest) : ts.createSourceFile(file, source.text, target);
  };
  const program = ts.createProgram([...sources.keys()], options, host);
  return new Map(
    [...sources].map(([file, { name }]) => {
      const [first] = program.getSemanticDiagnostics(program.getSourceFile(file));
      return [name, first === undefined ? "" : ts.flattenDiagnosticMessageText(first.messageText, "\n")];
    }),
  );
}

describe("the compiler says of", () => {
  const errors = firstErrors();

  it.each(Object.keys(mistakes))("%s something", (name) => {
    expect(errors.get(name)).not.toBe("");
  });

  it("each mistake what it is", () => {
    const words = [...errors].map(([name, message]) => `${name}\n  ${shortened(message)}\n`).join("\n");
    expect(words).toMatchSnapshot();
  });
});

/** The first and the last line: the compiler wraps what is wrong into what it is wrong in. */
function shortened(message: string): string {
  const lines = message.split("\n").map((line) => line.trim().slice(0, 200));
  return lines.length === 1 ? (lines[0] ?? "") : `${lines[0]}\n  ... ${lines.at(-1)}`;
}
