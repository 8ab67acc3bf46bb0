import type { AnyHistogram, Histogram } from "@overwatch/root/hist";
import * as z from "zod";
import { silentLogger } from "../../log/index.js";
import type { DetectorPlugin } from "../../plugins/contract.js";
import { silentTrace } from "../../plugins/step.js";
import { defineTrender } from "../../trending/index.js";
import { processSubsystem } from "../process-subsystem.js";
import type { SubsystemWork, WorkEdges } from "../work.js";
import { sampleWork, sourceOf } from "./sample-work.js";

export type Hooks = DetectorPlugin["hooks"];

export const h1 = (name: string, cells: readonly number[]): Histogram<1> => ({
  kind: "h1",
  name,
  title: name,
  axes: [{ name: "xaxis", title: "", nbins: cells.length - 2, min: 0, max: cells.length - 2 }],
  storage: "float64",
  contents: Float64Array.from(cells),
  entries: cells.reduce((a, b) => a + b, 0),
  stats: new Float64Array(4),
});

export const first = defineTrender({
  name: "first",
  kind: "h1",
  config: z.object({}),
  process: (_config, hist) => ({ value: hist.contents[1] ?? 0 }),
});

export function plugin(hooks: Hooks): DetectorPlugin {
  return {
    $type: "@overwatch/detector",
    api: "1.0.0",
    subsystem: "ABC",
    title: "A detector",
    options: z.object({ factor: z.number().default(2) }),
    settings: z.object({}),
    eventCounter: undefined,
    hooks,
  };
}

/** File i holds these histograms. */
export function edges(states: readonly (readonly AnyHistogram[])[], opened: string[] = []): WorkEdges {
  return {
    open: async ({ name }) => {
      opened.push(name);
      return sourceOf(states[Number(name.split(".")[1])] ?? []);
    },
    trace: silentTrace,
    log: silentLogger,
    checkInputs: true,
  };
}

export const run = (hooks: Hooks, states: readonly (readonly AnyHistogram[])[], changes?: Partial<SubsystemWork>) =>
  processSubsystem(
    sampleWork(states.length, changes),
    { package: "abc", version: "1.0.0", plugin: plugin(hooks) },
    edges(states),
  );
