/** A small plug-in against the contract, and uses that must not compile. Checked by `tsc -p tsconfig.tests.json`, never run. */
import {
  binsAbove,
  defineAlarm,
  defineDetector,
  defineTrender,
  type Histogram,
  kit,
  meanError,
  meanOf,
  type PluginManifest,
  project,
  scale,
  z,
} from "./index.js";
import { runDetector } from "./testing/index.js";

const mean = defineTrender({
  name: "mean",
  kind: "binned",
  config: z.object({ log: z.boolean().default(false) }),
  process: (_config, hist) => ({ value: meanOf(hist), error: meanError(hist) }),
  present: (config, trend) => ({ y: { title: `${trend.title} (${trend.unit})`, log: config.log } }),
});

const between = defineAlarm({
  name: "between",
  judges: "trend",
  config: z.object({ min: z.number(), max: z.number() }),
  check: ({ value, config: { min, max } }) =>
    value >= min && value <= max
      ? { flag: "good", message: "in range" }
      : {
          flag: "bad",
          message: `${value} is outside [${min}, ${max}]`,
          evidence: { value },
          draw: { overlays: [{ type: "line", from: [0, max], to: [1, max] }] },
        },
});

const plugin = defineDetector({
  subsystem: "EMC",
  title: "Electromagnetic calorimeter",
  processingOptions: z.object({
    scaleHists: z.boolean().default(true).describe("Divide contents by the number of events"),
    hotChannelThreshold: z.number().min(0).default(0.01).describe("Entries per event above which a FastOR is hot"),
  }),
  additionalHistograms: [
    {
      name: "DCAz_aSide",
      kind: "h3",
      from: "TPCQA/x",
      makes: "h2",
      files: "own",
      derive: (hist) => project(hist, "xz", { y: [16, 30] }),
    },
  ],
  stacks: [{ match: "*EMCal*", with: (name) => [name.replace("EMCal", "DCal")] }],
  histogramOptions: [{ match: (hist) => hist.kind === "h2", set: { drawOptions: "colz", z: { log: true } } }],
  histogramGroups: [
    { name: "FastOR L0", match: "*FastORL0_SM*", layout: "grid" },
    { name: "Other", match: "*" },
  ],
  processors: [
    {
      kind: "h1",
      id: "hot-channels",
      match: ["EMCTRQA_histFastORL0", "EMCTRQA_histFastORL1"],
      run: (hist, { options, nEvents }) => {
        const perEvent = options.scaleHists && nEvents !== undefined ? scale(hist, 1 / nEvents) : hist;
        return { hist: perEvent, information: { "Hot FastOR ids": binsAbove(perEvent, options.hotChannelThreshold) } };
      },
    },
    {
      kind: "binned",
      id: "scale",
      match: "*_SM*",
      run: (hist, ctx) => ({ hist: scale(hist, 1 / (ctx.nEvents ?? ctx.fail("no event counter in this file"))) }),
    },
  ],
  trends: [
    { id: "mean-fastor-l0", title: "Mean FastOR L0", unit: "FastOR id", hist: "EMCTRQA_histFastORL0", use: mean() },
  ],
  alarms: [
    {
      id: "mean-drift",
      on: { trends: "mean-fastor-l0" },
      use: between({ min: 0, max: 50 }),
      severity: "medium",
      minEntries: 100,
    },
  ],
});

/** The smallest plug-in. */
export const smallest = defineDetector({ subsystem: "HLT", title: "High level trigger" });

const base = { subsystem: "EMC", title: "" } as const;
const trend = { id: "a", title: "", hist: "h", use: mean() } as const;
const { processor } = kit();

// @ts-expect-error lower-case code
defineDetector({ subsystem: "emc", title: "" });
// biome-ignore format: the error is expected on the next line
// @ts-expect-error unknown trend id
defineDetector({ ...base, trends: [trend], alarms: [{ id: "x", on: { trends: "b" }, use: between({ min: 0, max: 1 }) }] });
// @ts-expect-error an alarm for trends on a histogram
defineDetector({ ...base, alarms: [{ id: "x", on: { hists: "h" }, use: between({ min: 0, max: 1 }) }] });
// biome-ignore format: the error is expected on the next line
// @ts-expect-error h1 has one axis only
processor({ kind: "h1", id: "a", match: "x", run: (hist) => { hist.axes[1].nbins; } });
// biome-ignore format: the error is expected on the next line
// @ts-expect-error a step for any kind cannot ask for one
processor({ kind: "any", id: "a", match: "x", run: (hist: Histogram<1>) => { hist.entries; } });
// biome-ignore format: the error is expected on the next line
// @ts-expect-error lent contents are read-only
processor({ kind: "h1", id: "a", match: "x", run: (hist) => { hist.contents[1] = 0; } });
// @ts-expect-error hooks are synchronous
processor({ kind: "h1", id: "a", match: "x", run: async () => ({ prettyName: "x" }) });
// biome-ignore format: the error is expected on the next line
// @ts-expect-error option not in the schema
defineDetector({ ...base, processingOptions: z.object({ a: z.number().default(1) }), processors: [{ kind: "any", id: "a", match: "x", run: (_h, { options }) => { options.b; } }] });
// biome-ignore format: the error is expected on the next line
// @ts-expect-error option without a schema
processor({ kind: "any", id: "a", match: "x", run: (_h, { options }) => { options.b; } });
// @ts-expect-error option without a default
defineDetector({ ...base, processingOptions: z.object({ a: z.number() }) });
// biome-ignore format: the error is expected on the next line
// @ts-expect-error not the promised kind
defineDetector({ ...base, additionalHistograms: [{ name: "n", kind: "h1", from: "f", makes: "h2", derive: (hist) => hist }] });
// @ts-expect-error a stack needs two members
defineDetector({ ...base, stacks: [{ match: "s", with: () => [] }] });
// @ts-expect-error configuration of the wrong type
between({ min: "0", max: 1 });

export async function example() {
  // @ts-expect-error misspelt option
  await runDetector(plugin, { files: [], options: { scaleHist: false } });
  const bench = await runDetector(plugin, { files: [{ hists: [] }], options: { scaleHists: false } });
  // @ts-expect-error unknown trend id
  bench.trend("mean-fastor-l1");
  return [
    bench.failures.length,
    bench.hist("x", "h1").hist.contents.at(1),
    bench.hist("x").information["Hot FastOR ids"],
  ];
}

export const manifest: PluginManifest = { plugin: "detector", subsystem: "EMC", api: "^1.0.0" };
