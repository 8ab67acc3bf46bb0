import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHistogram } from "@overwatch/core/hist";
import { encodeRootFile } from "@overwatch/core/root";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createReplay, type ReplayOptions } from "./create-replay.js";
import { planReplay } from "./plan-replay.js";

const silent = { debug: () => {}, info: () => {}, warn: () => {} };
const object = createHistogram({ name: "h", title: "", axes: [{ nbins: 2, min: 0, max: 2 }] });
const good = encodeRootFile([{ path: "h", object }]);

let from: string;
beforeEach(async () => {
  from = await mkdtemp(join(tmpdir(), "overwatch-replay-"));
  for (const [subsystem, times] of [
    ["EMC", ["18_05_10", "18_06_10"]],
    ["HLT", ["18_5_40", "18_6_40"]],
  ] as const) {
    await mkdir(join(from, "Run123", subsystem), { recursive: true });
    for (const time of times) {
      await writeFile(join(from, "Run123", subsystem, `${subsystem}hists.2015_11_24_${time}.root`), good);
    }
  }
  await writeFile(join(from, "Run123/EMC/EMChists.2015_11_24_18_04_10.root"), "");
  await writeFile(join(from, "Run123/EMC/hists.combined.1.1448384710.root"), good);
  await writeFile(join(from, "Run123/runInfo.yaml"), "{hltMode: C}\n");
});
afterEach(() => rm(from, { recursive: true }));

const plan = (more: Partial<ReplayOptions> = {}) => ({ from, run: 123, timeZone: "Europe/Zurich", ...more });
const again = [
  "EMChistos_123_REPLAY_2015_11_24_18_05_10.root",
  "HLThistos_123_REPLAY_2015_11_24_18_5_40.root",
  "EMChistos_123_REPLAY_2015_11_24_18_06_10.root",
  "HLThistos_123_REPLAY_2015_11_24_18_6_40.root",
];

describe("a plan", () => {
  it("has the received files in order of time over all subsystems (WART 70), marked as a replay", async () => {
    expect((await planReplay(plan())).map(({ name }) => name)).toEqual(again);
  });

  it.each([
    [{ mode: "" }, "EMChistos_123_C_2015_11_24_18_05_10.root"],
    [{ mode: "E", as: 7 }, "EMChistos_7_E_2015_11_24_18_05_10.root"],
  ])("takes %j", async (more, first) => {
    expect((await planReplay(plan(more)))[0]?.name).toBe(first);
  });

  it("is none for a run that is not there", async () => {
    await expect(planReplay(plan({ run: 5 }))).rejects.toMatchObject({ code: "ENOENT" });
  });
});

describe("a replay", () => {
  const pace = { every: 0, files: 1 };
  const run = (more: Partial<ReplayOptions>) => {
    const options = { ...plan(), to: join(from, "to"), pace, ...more };
    const replay = createReplay(options, { log: silent, now: Date.now });
    return replay.run(new AbortController().signal).then(() => replay.health());
  };

  it("brings copies and ends; begun again it does no harm", async () => {
    expect((await run({})).counters).toMatchObject({ files: 4, failures: 0 });
    expect((await readdir(join(from, "to"))).sort()).toEqual([...again].sort());
    expect(await readFile(join(from, "to", again[0] ?? ""))).toEqual(Buffer.from(good));
    expect((await run({})).counters).toMatchObject({ files: 0, refused: 0 });
    expect(await readdir(join(from, "Run123/EMC"))).toHaveLength(4);
  });

  it("keeps the pace of the run, times a factor", async () => {
    expect((await run({ pace: { speed: 1e6 } })).counters.files).toBe(4);
  });

  it("does not come into its own folder under its own number", () => {
    const options = { ...plan(), to: `${from}/`, pace };
    expect(() => createReplay(options, { log: silent, now: Date.now })).toThrow(
      expect.objectContaining({ code: "REPLAY_ONTO_ITSELF" }),
    );
  });
});
