import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { readSliceReport, runFolder, type SliceReport } from "@overwatch/core";
import type { SliceHead } from "../../shared/types.js";
import type { ShownResult } from "./histogram-reader.js";

/** The slices of a data folder: files that whoever works on it makes and removes. */
export interface KnownSlices {
  /** Undefined when there is none (any more). @param slice - its name, which was checked. */
  readonly get: (place: Place, slice: string) => Promise<SliceReport | undefined>;
  /** By their minutes. */
  readonly list: (place: Place) => Promise<readonly SliceHead[]>;
}

interface Place {
  readonly run: number;
  readonly subsystem: string;
}

const reportName = /^(timeSlice\.\d+\.\d+\.[0-9a-f]+)\.json$/;
const most = 100;

/** @param dataFolder - absolute path. */
export function createKnownSlices(dataFolder: string): KnownSlices {
  const folderOf = ({ run, subsystem }: Place) => `${runFolder(run)}/${subsystem}`;
  const get = (place: Place, slice: string) => readSliceReport(dataFolder, `${folderOf(place)}/${slice}.json`);
  return {
    get,
    list: async (place) => {
      const names = await readdir(join(dataFolder, folderOf(place))).catch(() => []);
      const slices = names.flatMap((name) => reportName.exec(name)?.[1] ?? []).slice(0, most);
      const found = await Promise.all(
        slices.map(async (slice) => {
          const report = await get(place, slice);
          return report === undefined ? [] : [headOf(slice, report)];
        }),
      );
      return found.flat().sort((a, b) => a.minutes.from - b.minutes.from || a.minutes.to - b.minutes.to);
    },
  };
}

/** A slice as something whose histograms are read. */
export function resultOf({ run, subsystem, key, hists, processed, out }: SliceReport): ShownResult {
  // Two slices of the same contents but other options have other files; the key alone may be that of the whole run.
  return { run, subsystem, key: `${key} ${basename(out)}`, hists, processedFile: basename(processed) };
}

function headOf(slice: string, { minutes, available, options, quality, nEvents, files }: SliceReport): SliceHead {
  return { slice, minutes, available, options, quality, nEvents, files: files.length };
}
