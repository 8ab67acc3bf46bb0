import { mkdir } from "node:fs/promises";
import { join, relative } from "node:path";
import type { SubsystemReport } from "@overwatch/core";
import { runFolder } from "@overwatch/core";
import { writeAtomically } from "@overwatch/core/disk";
import { type AnyObject, openRootFile, stringifyJsroot } from "@overwatch/core/root";
import { createRenderer, type JsrootObject, toDrawing } from "@overwatch/render";
import { encodeHistogram } from "@overwatch/webapp";
import { formatJson } from "../format-json.js";
import { trendCsv } from "../render/trend-points.js";

export const exportFormats = ["json", "csv", "png", "svg", "root"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What was written, as paths below the folder, and what could not be. */
export interface Exported {
  readonly files: readonly string[];
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
}

interface ExportTarget {
  readonly dataFolder: string;
  /** Absolute path. */
  readonly folder: string;
  readonly format: ExportFormat;
}

const size = { width: 800, height: 600 };

/** Writes each processed histogram of a subsystem as a file, and each of its trends beside them. */
export async function exportSubsystem(
  report: SubsystemReport,
  { dataFolder, folder, format }: ExportTarget,
): Promise<Exported> {
  const { run, subsystem, processedFile, hists, trends } = report;
  const target = join(folder, runFolder(run), subsystem);
  await mkdir(target, { recursive: true });
  const files: string[] = [];
  const skipped: { name: string; reason: string }[] = [];
  const write = async (name: string, end: string, bytes: Uint8Array | string) => {
    const path = join(target, `${fileName(name, files.length)}.${end}`);
    await writeAtomically(path, typeof bytes === "string" ? Buffer.from(bytes) : bytes);
    files.push(relative(folder, path));
  };
  if (processedFile !== undefined) {
    const file = await openRootFile(join(dataFolder, runFolder(run), subsystem, processedFile));
    const renderer = createRenderer();
    const encode = async (object: AnyObject, hist: SubsystemReport["hists"][number]): Promise<Uint8Array> => {
      if (format !== "png" && format !== "svg") {
        return encodeHistogram(object, hist.name, format === "json" ? "arrays" : format).body;
      }
      const json = JSON.parse(stringifyJsroot(object)) as JsrootObject;
      return renderer.draw({ drawing: toDrawing(json, hist.canvas), format, ...size });
    };
    try {
      for (const hist of hists) {
        try {
          await write(hist.name, format, await encode(await file.read(hist.name), hist));
        } catch (error) {
          skipped.push({ name: hist.name, reason: error instanceof Error ? error.message : String(error) });
        }
      }
    } finally {
      await renderer.close();
      await file.close();
    }
  }
  // A trend is numbers whatever the form of the histograms is.
  for (const { id, title, unit, points } of trends) {
    if (format === "json") await write(`trend.${id}`, "json", formatJson({ id, title, unit, points }));
    else await write(`trend.${id}`, "csv", trendCsv(points));
  }
  return { files, skipped };
}

/** Names of histograms may be paths, and differ in what no name of a file can hold: the number keeps them apart. */
function fileName(name: string, at: number): string {
  const plain = name
    .replace(/[^A-Za-z0-9_.+-]+/g, "_")
    .replace(/^\.+/, "_")
    .slice(0, 150);
  return plain === name ? name : `${plain}.${at}`;
}
