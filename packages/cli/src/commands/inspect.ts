import {
  type DumpValue,
  dumpFile,
  type EntryDump,
  type FileDump,
  openRootFile,
  type RootFile,
  stringifyDump,
} from "@overwatch/core/root";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { argumentInvalid } from "../errors/catalogue.js";
import { shorten, table } from "../render/table.js";

interface InspectOptions {
  readonly contents?: boolean;
  readonly flush?: boolean;
}

/** `overwatch inspect`. */
export function createInspectCommand(context: CommandContext): Command {
  return createCommand({
    name: "inspect",
    summary: "what is in a ROOT file",
    description: "List the objects of a ROOT file; with --contents everything that is stored in them.",
    examples: [
      ["overwatch inspect data/Run300005/EMC/EMChists.2015_11_24_18_5_10.root", "the list of objects"],
      ["overwatch inspect FILE TPCQA --contents --json", "what a folder of the file holds, value by value"],
    ],
  })
    .argument("<file>", "a ROOT file")
    .argument("[path]", "an object, `name;cycle`, or a directory in the file")
    .option("--contents", "also what is stored in the objects")
    .option("--flush", "with the fills that are still in a buffer in their cells")
    .action(
      context.runs(
        async (file: string, path: string | undefined, { contents = false, flush = false }: InspectOptions) => {
          const root = await openRootFile(file);
          try {
            const dump = contents ? await dumpFile(root, path) : listFile(root, path);
            if (path !== undefined && dump.objects.length === 0) {
              throw argumentInvalid(`Expected \`${path}\` in ${file}, found ${nearby(root)}.`, "overwatch inspect");
            }
            const shown = flush ? flushed(dump) : dump;
            context.print(text(shown));
            // Not by printJson: -0 and large integers would be lost.
            if (context.general.json) context.io.stdout.write(stringifyDump(shown));
            return shown.problems === undefined ? 0 : 1;
          } finally {
            await root.close();
          }
        },
      ),
    );
}

/** The keys alone: nothing is decompressed. */
function listFile(root: RootFile, path: string | undefined): FileDump {
  const wanted = (key: { readonly path: string; readonly cycle: number }) =>
    path === undefined || key.path === path || `${key.path};${key.cycle}` === path || key.path.startsWith(`${path}/`);
  const problems = root.problems();
  return {
    format: "overwatch-rootdump-1",
    file: root.name.replace(/^.*[/\\]/, ""),
    fileTitle: root.title,
    writtenBy: root.version,
    compression: root.compression,
    objects: root
      .entries()
      .filter(wanted)
      .map(({ path, name, cycle, className, title, directory }) => ({
        path,
        name,
        cycle,
        class: className,
        title,
        ...(directory ? { directory } : {}),
      })),
    ...(problems.length > 0 ? { problems } : {}),
  };
}

/** Each object as it is when ROOT has emptied its buffer. */
function flushed(dump: FileDump): FileDump {
  return { ...dump, objects: dump.objects.map(flushedEntry) };
}

function flushedEntry(entry: EntryDump): EntryDump {
  const after = entry.object?.["flushed"];
  if (entry.object === undefined || !isObject(after)) return entry;
  const { flushed: _flushed, buffer: _buffer, ...before } = entry.object;
  return { ...entry, object: { ...before, ...after } };
}

function isObject(value: DumpValue | undefined): value is NonNullable<EntryDump["object"]> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text({ file, fileTitle, writtenBy, objects, problems = [] }: FileDump): string {
  const rows = objects.map(({ path, cycle, class: name, title, object }) => [
    name,
    cycle === 1 ? path : `${path};${cycle}`,
    shorten(title, 60),
    object === undefined ? "" : shorten(JSON.stringify(object), 400),
  ]);
  return [
    `${file}${fileTitle === "" ? "" : `  ${fileTitle}`}  (ROOT ${versionText(writtenBy)}, ${objects.length} objects)`,
    ...table(rows),
    ...problems.map(({ path, cycle, reason }) => `cannot be read: ${path};${cycle}  ${reason}`),
  ].join("\n");
}

/** 63002 is 6.30/02. */
function versionText(version: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${Math.floor(version / 10_000)}.${two(Math.floor(version / 100) % 100)}/${two(version % 100)}`;
}

function nearby(root: RootFile): string {
  const paths = root.keys().map(({ path }) => path);
  return paths.length === 0 ? "no objects" : `${paths.slice(0, 5).join(", ")}${paths.length > 5 ? ", ..." : ""}`;
}
