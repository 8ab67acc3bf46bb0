import { join } from "node:path";
import { type HistogramReport, runFolder } from "@overwatch/core";
import { isOverwatchError } from "@overwatch/core/errors";
import type { AnyHistogram } from "@overwatch/core/hist";
import { type AnyObject, classNameOf, encodeRootFile, stringifyJsroot } from "@overwatch/core/root";
import type { SubsystemReport } from "@overwatch/core/store";
import { fileNotFound, histNotFound } from "../../errors/catalogue.js";
import { type Answer, answer } from "../answer.js";
import { jsonText } from "../json-text.js";
import { type AnswerCache, createAnswerCache } from "./answer-cache.js";
import { histogramArrays } from "./histogram-arrays.js";
import { histogramCsv } from "./histogram-csv.js";
import { createOpenFiles, type OpenFiles } from "./open-files.js";

/** `jsroot`: what jsroot's `parse` takes; `arrays`: plain arrays as JSON; `csv`: a line for each cell; `root`: a ROOT file. */
export type HistogramForm = "jsroot" | "arrays" | "csv" | "root";

/** A result whose histograms are read: what processing published of a run, or a slice. */
export interface ShownResult extends Pick<SubsystemReport, "run" | "subsystem" | "key"> {
  readonly hists: readonly Pick<HistogramReport, "name">[];
  /** In the folder of the subsystem. */
  readonly processedFile?: string;
}

/** Reads processed histograms in the form that is asked for. */
export interface HistogramReader {
  /**
   * @param name - of a histogram that the report lists.
   * @throws HIST_NOT_FOUND, FILE_NOT_FOUND, and what `@overwatch/root` says of a damaged object.
   */
  readonly read: (result: ShownResult, name: string, form: HistogramForm) => Promise<Answer> | Answer;
  readonly close: () => Promise<void>;
}

/** Bytes of answers that are kept. */
const cacheSize = 96 * 1024 * 1024;

/** @param dataFolder - absolute path. */
export function createHistogramReader(dataFolder: string): HistogramReader {
  const cache: AnswerCache = createAnswerCache(cacheSize);
  const files: OpenFiles = createOpenFiles();

  async function make(result: ShownResult, name: string, form: HistogramForm): Promise<Answer> {
    const { run, subsystem, processedFile } = result;
    // Only what the report lists: whatever else is in the file is nobody's to ask for.
    if (processedFile === undefined || !result.hists.some((hist) => hist.name === name)) {
      throw histNotFound(run, subsystem, name);
    }
    const path = join(dataFolder, runFolder(run), subsystem, processedFile);
    try {
      return await files.use(path, async (file) => encode(await file.read(name), name, form));
    } catch (error) {
      if (isOverwatchError(error) && error.code === "OBJECT_NOT_FOUND") throw histNotFound(run, subsystem, name);
      if (isOverwatchError(error) && error.code.startsWith("FILE_")) throw fileNotFound(processedFile);
      throw error;
    }
  }

  return {
    read: (result, name, form) =>
      cache.get(`${result.run} ${result.subsystem} ${result.key} ${form} ${name}`, () => make(result, name, form)),
    close: files.close,
  };
}

/** An object of a ROOT file in one of the forms. */
export function encode(object: AnyObject, name: string, form: HistogramForm): Answer {
  const saved = name.replace(/[^A-Za-z0-9_.-]+/g, "_");
  const arrays = () => histogramArrays(name, classNameOf(object), object as AnyHistogram);
  switch (form) {
    case "jsroot":
      return answer("application/json", stringifyJsroot(object));
    case "arrays":
      return answer("application/json", jsonText(arrays()));
    case "csv":
      return answer("text/csv; charset=utf-8", histogramCsv(arrays()), `${saved}.csv`);
    case "root":
      return answer("application/octet-stream", encodeRootFile([{ path: name, object }]), `${saved}.root`);
  }
}
