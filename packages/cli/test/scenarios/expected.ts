import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder of the recorded runs. The variable RECORDED_RUNS names another one, with runs made from another seed. */
export const recorded =
  process.env["RECORDED_RUNS"] ?? fileURLToPath(new URL("../../../../testdata/runs/", import.meta.url));

/** What a correct program makes of a scenario, as far as it is compared: made by real ROOT from the files alone. */
export interface Expected {
  readonly cumulativeMode: boolean;
  readonly subsystemList: readonly string[];
  readonly rejected: readonly { readonly file: string }[];
  readonly partlyAccepted: readonly { readonly file: string; readonly damaged: Readonly<Record<string, string>> }[];
  readonly replay: readonly { readonly file: string; readonly target: string }[];
  readonly runs: Readonly<Record<string, ExpectedRun>>;
}

export interface ExpectedRun {
  readonly runNumber: number;
  readonly hltMode: string;
  readonly subsystems: Readonly<Record<string, ExpectedSubsystem>>;
}

export interface ExpectedSubsystem {
  readonly fileLocationSubsystem: string;
  readonly startOfRun: number;
  readonly endOfRun: number;
  readonly runLength: number;
  readonly files: readonly {
    readonly received: string;
    readonly target: string;
    readonly time: number;
    readonly nEvents: number | null;
  }[];
  readonly combined: {
    readonly file: string;
    readonly nEvents: number | null;
    readonly histograms?: Readonly<Record<string, ExpectedHist>>;
  };
  readonly groups: readonly { readonly name: string; readonly histograms: readonly string[] }[];
  readonly stacks?: Readonly<Record<string, readonly string[]>>;
  readonly information?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly projections?: Readonly<Record<string, ExpectedHist>>;
  readonly trending?: Readonly<Record<string, ExpectedTrend>>;
  /** Times of the files at which counts fell, Unix seconds. */
  readonly countsFellAt?: readonly number[];
  readonly timeSlices: readonly ExpectedSlice[];
}

/** A slice by minutes, both inclusive. */
export interface ExpectedSlice {
  readonly min: number;
  readonly max: number;
  readonly result: "new" | "error" | "fullProcessing";
  readonly minAvailable?: number;
  readonly maxAvailable?: number;
  readonly files?: readonly string[];
  readonly filenamePrefix?: string;
  /** The file that is subtracted. */
  readonly minus?: string;
  /** Parts between falls of the counts; absent: 1. */
  readonly segments?: number;
  readonly nEvents?: number | null;
  readonly incompatible?: readonly string[];
  readonly histograms?: Readonly<Record<string, ExpectedHist>>;
  /** The subsystem whose slice is the same. */
  readonly sameAs?: string;
}

export interface ExpectedTrend {
  readonly times: readonly number[];
  readonly values: readonly number[];
  readonly errors: readonly number[];
}

export interface ExpectedHist {
  readonly class: string;
  readonly entries: number;
  readonly integral?: number;
  readonly mean?: readonly number[];
  readonly rms?: readonly number[];
  /** SHA-256 of all cells as ROOT's GetBinContent gives them, little-endian float64. */
  readonly cells?: string;
  readonly sumw2?: string;
}

export function readExpected(scenario: string): Expected {
  return JSON.parse(readFileSync(join(recorded, scenario, "expected.json"), "utf8")) as Expected;
}
