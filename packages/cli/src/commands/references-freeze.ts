import { readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { type Config, runFolder, type Store } from "@overwatch/core";
import { openRootFile } from "@overwatch/core/root";
import { layOutReferences } from "@overwatch/service/store";
import { type Command, InvalidArgumentError } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { argumentInvalid, runUnknown } from "../errors/catalogue.js";
import { whoami, withAlarms } from "../pass/with-alarms.js";
import { parseRun } from "./parse-number.js";

interface FreezeOptions {
  readonly run?: number;
  readonly subsystem?: string;
  readonly file?: string;
  readonly who?: string;
}

/** Where histograms come from. */
interface Origin {
  /** Absolute. */
  readonly path: string;
  /** For people. */
  readonly from: string;
}

const command = "overwatch references freeze";

/** `overwatch references freeze`. */
export function createReferencesFreezeCommand(context: CommandContext): Command {
  return createCommand({
    name: "references freeze",
    summary: "keep histograms to compare with under a name",
    description:
      "Keep the processed histograms of a run, or those of a ROOT file, in state.db. Alarms with `reference: { frozen: NAME }` " +
      "compare with the newest version from the next file on; old versions stay.",
    examples: [
      [`${command} cosmics --run 300005 --subsystem EMC`, "those of a good run"],
      [`${command} cosmics --file good.root`, "a file: the second version of that name"],
    ],
  })
    .argument("<name>", "letters, digits, - and _", parseName)
    .option("--run <n>", "the processed histograms of this run", parseRun)
    .option("--subsystem <name>", "whose")
    .option("--file <path>", "a ROOT file with histograms of the names that alarms look at")
    .option("--who <name>", "in whose name; default: the user of this terminal")
    .action(
      context.runs(async (name: string, options: FreezeOptions) => {
        const frozen = await withAlarms(context, async ({ store, state, config, now }) => {
          const { path, from } = await findOrigin(options, context.io.cwd, { store, config });
          const content = await readRootFile(path);
          const who = options.who ?? whoami();
          const kept = await state.references.freeze({ name, from, who, at: now, content });
          await layOutReferences(state, config.stateFolder);
          return kept;
        });
        context.print(`${frozen.name}, version ${frozen.version}: ${frozen.from} (${frozen.bytes} bytes)`);
        context.printJson({ format: "overwatch-reference-1", ...frozen });
        return 0;
      }),
    );
}

async function findOrigin(
  { file, run, subsystem }: FreezeOptions,
  cwd: string,
  { store, config }: { readonly store: Store; readonly config: Config },
): Promise<Origin> {
  if (file !== undefined) return { path: resolve(cwd, file), from: `file ${basename(file)}` };
  if (run === undefined || subsystem === undefined) {
    throw argumentInvalid("Expected --run and --subsystem, or --file.", command);
  }
  const processed = (await store.report(run, subsystem))?.processedFile;
  if (processed === undefined) throw runUnknown(run, (await store.runs({ limit: 1 }))[0]?.run);
  return { path: join(config.dataFolder, runFolder(run), subsystem, processed), from: `run ${run} ${subsystem}` };
}

/** Whoever compares must be able to read it: said now, to whom it concerns. */
async function readRootFile(path: string): Promise<Uint8Array> {
  let content: Uint8Array;
  try {
    content = new Uint8Array(await readFile(path));
  } catch (error) {
    throw argumentInvalid(`Expected a file at ${path} (${error instanceof Error ? error.message : ""}).`, command);
  }
  await (await openRootFile(path)).close();
  return content;
}

function parseName(text: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(text)) {
    throw new InvalidArgumentError("A name has letters, digits, - and _, at most 64.");
  }
  return text;
}
