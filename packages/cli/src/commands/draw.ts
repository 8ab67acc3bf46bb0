import { extname, join, resolve } from "node:path";
import { emptyCanvas, runFolder } from "@overwatch/core";
import { writeAtomically } from "@overwatch/core/disk";
import { openRootFile, stringifyJsroot } from "@overwatch/core/root";
import type { PictureFormat } from "@overwatch/render";
import { type JsrootObject, toDrawing } from "@overwatch/render/drawing";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { argumentInvalid, histUnknown, runUnknown } from "../errors/catalogue.js";
import { withIndex } from "../pass/with-index.js";
import { parseFrom, parseRun } from "./parse-number.js";

interface DrawOptions {
  readonly out: string;
  readonly run?: number;
  readonly subsystem?: string;
  readonly width: number;
  readonly height: number;
  readonly option?: string;
  readonly logx?: boolean;
  readonly logy?: boolean;
  readonly logz?: boolean;
}

/** An object, and how it is shown. */
interface Shown {
  readonly object: JsrootObject;
  readonly canvas: typeof emptyCanvas;
}

/** `overwatch draw`. */
export function createDrawCommand(context: CommandContext): Command {
  const pixels = parseFrom(50, 10_000);
  return createCommand({
    name: "draw",
    summary: "a picture of a histogram",
    description:
      "Draw an object of a ROOT file, or with --run a processed histogram as the pages show it, as SVG or PNG.",
    examples: [
      ["overwatch draw FILE.root hits -o hits.png", "an object of a file, by its path in it"],
      ["overwatch draw --run 300005 --subsystem EMC hClusterEneEMCAL -o energy.svg", "a processed histogram"],
    ],
  })
    .argument("<names...>", "FILE PATH; with --run the name of the histogram alone")
    .requiredOption("-o, --out <file>", "the picture: a name that ends in .svg or .png")
    .option("--run <n>", "a processed histogram of this run", parseRun)
    .option("--subsystem <name>", "whose histogram")
    .option("--width <n>", "pixels", pixels, 800)
    .option("--height <n>", "pixels", pixels, 600)
    .option("--option <text>", "draw option in place of the usual one: colz, lego2, e")
    .option("--logx", "logarithmic x axis")
    .option("--logy", "logarithmic y axis")
    .option("--logz", "logarithmic z axis")
    .action(
      context.runs(async (names: readonly string[], options: DrawOptions) => {
        const out = resolve(context.io.cwd, options.out);
        const format = formatOf(out);
        const { object, canvas } = await find(context, names, options);
        const view = {
          ...(options.option === undefined ? {} : { option: options.option }),
          ...(options.logx ? { logX: true } : {}),
          ...(options.logy ? { logY: true } : {}),
          ...(options.logz ? { logZ: true } : {}),
        };
        const { createRenderer } = await import("@overwatch/render");
        const renderer = createRenderer();
        try {
          const { width, height } = options;
          const bytes = await renderer.draw({ drawing: toDrawing(object, canvas, view), format, width, height });
          await writeAtomically(out, bytes);
          context.print(`${out} (${bytes.length} bytes)`);
          context.printJson({ out, format, width, height, bytes: bytes.length });
        } finally {
          await renderer.close();
        }
        return 0;
      }),
    );
}

function formatOf(out: string): PictureFormat {
  const end = extname(out).toLowerCase();
  if (end === ".svg" || end === ".png") return end === ".svg" ? "svg" : "png";
  throw argumentInvalid(`Expected a name that ends in .svg or .png after --out, found \`${out}\`.`, "overwatch draw");
}

async function find(
  context: CommandContext,
  names: readonly string[],
  { run, subsystem }: DrawOptions,
): Promise<Shown> {
  const [first = "", second] = names;
  if (run === undefined) {
    if (second === undefined || names.length > 2) throw argumentInvalid("Expected FILE and PATH.", "overwatch draw");
    return {
      object: await readObject(resolve(context.io.cwd, first), second),
      canvas: { ...emptyCanvas, showTitle: true },
    };
  }
  if (subsystem === undefined || second !== undefined) {
    throw argumentInvalid("Expected --subsystem and the name of one histogram with --run.", "overwatch draw");
  }
  return withIndex(context, async (store, { dataFolder }) => {
    const report = await store.report(run, subsystem);
    if (report === undefined) throw runUnknown(run, (await store.runs({ limit: 1 }))[0]?.run);
    const hist = report.hists.find(({ name }) => name === first);
    if (hist === undefined || report.processedFile === undefined) throw histUnknown(run, subsystem, first);
    const path = join(dataFolder, runFolder(run), subsystem, report.processedFile);
    return { object: await readObject(path, first), canvas: hist.canvas };
  });
}

async function readObject(path: string, name: string): Promise<JsrootObject> {
  const file = await openRootFile(path);
  try {
    return JSON.parse(stringifyJsroot(await file.read(name))) as JsrootObject;
  } finally {
    await file.close();
  }
}
