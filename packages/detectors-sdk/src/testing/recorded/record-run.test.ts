import { expect, it } from "vitest";
import { between, defineDetector, max, scaleByEvents } from "../../index.js";
import { runDetector } from "../bench/run-detector.js";
import { h1 } from "../builders/h1.js";
import { recordRun } from "./record-run.js";

const plugin = defineDetector({
  subsystem: "TST",
  title: "Test detector",
  stacks: [{ match: "upper", with: () => ["lower"] }],
  histogramGroups: [
    { name: "Hits", match: "hits/*" },
    { name: "Idle", match: "nothing" },
    { name: "Rest", match: "*" },
  ],
  processors: [
    {
      kind: "h1",
      id: "rate",
      match: "hits/*",
      run: (hist, ctx) => {
        const { hist: scaled, title } = scaleByEvents(hist, ctx);
        const line = { type: "line", from: [0, 0.1], to: [1, 0.1] } as const;
        return { hist: scaled, canvas: { y: { title }, overlays: [line, line] }, information: { third: 1 / 3 } };
      },
    },
    { kind: "any", id: "broken", match: "bad", run: (_hist, ctx) => ctx.fail("as planned") },
  ],
  trends: [{ id: "max", title: "Largest", unit: "hits", hist: "hits/a", use: max() }],
  alarms: [{ id: "high", on: { trends: "max" }, use: between({ min: 0, max: 0.3 }) }],
});

const files = [
  { hists: [h1("hits/a", [1, 2])], nEvents: 10 },
  {
    hists: [h1("hits/a", [4, 8]), h1("bad", [1]), h1("lower", [1]), h1("upper", [2])],
    nEvents: 24,
  },
];

it("writes down everything that a plug-in made of a run", async () => {
  expect(recordRun(await runDetector(plugin, { files }))).toMatchInlineSnapshot(`
    "quality: bad

    group Hits
      hits/a
    group Rest
      bad
      upper

    hist hits/a
      h1 in Hits
      entries 12, sum 0.5, 4 numbers bd49e1b49382
      steps: rate
      canvas y: {"title":"entries / events"}
      canvas overlays: {"type":"line","from":[0,0.1],"to":[1,0.1]}
      canvas overlays: {"type":"line","from":[0,0.1],"to":[1,0.1]}
      third: 0.333333333333
    hist bad
      h1 in Rest
      entries 1, sum 1, 3 numbers 908a5947c285
      steps: broken
    hist upper
      stack in Rest
      members: entries 2, sum 2, 3 numbers 3e226658e96d; entries 1, sum 1, 3 numbers 908a5947c285

    trend max of hits/a (hits)
      1448384710  0.2
      1448384770  0.333333333333

    alarm high on max: bad, 0.333333 is outside [0, 0.3]
      value: 0.333333333333
      min: 0
      max: 0.3

    failure HOOK_FAILED in processors broken bad: as planned

    matched nothing: histogramGroups: Idle
    "
  `);
});

it("is the same text each time", async () => {
  const [first, second] = [await runDetector(plugin, { files }), await runDetector(plugin, { files })];
  expect(recordRun(first)).toBe(recordRun(second));
});
