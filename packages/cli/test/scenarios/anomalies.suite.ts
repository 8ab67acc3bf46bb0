import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeReport } from "@overwatch/core/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { overwatch } from "../support/overwatch.js";

/** Another folder of the same form (`make_all.sh OUT SEED`) may be given: its contents are other ones. */
const runs = process.env["RUNS_WITH_TRUTH"] ?? new URL("../../../../testdata/runs/", import.meta.url).pathname;

interface Anomaly {
  readonly kind: string;
  readonly subsystem: string;
  readonly fromMinute?: number;
  readonly id?: number;
  readonly col?: number | readonly number[];
  readonly row?: number | readonly number[];
  readonly level?: number;
}
interface TrueRun {
  readonly run: number;
  readonly anomalies: readonly Anomaly[];
  readonly subsystems: Readonly<Record<string, readonly { readonly utc: number; readonly minute: number }[]>>;
}

/** Which injected fault each alarm of our detectors is for. The counters of cumulative files dilute a fault by what came before. */
const causes: Readonly<Record<string, string>> = {
  "hot-fastor": "hotChannel",
  "hot-fastor-large": "hotTower",
  "dead-unit": "deadRegion",
  "median-balance": "medianDrift",
  "patch-amplitude": "adcDrift",
  "dcar-shift": "dcarShift",
  "vertex-z": "vertexShift",
  "fit-quality": "chi2Drift",
  "dark-sector": "deadSector",
};
/** Faults in so few of the files, all cumulative, that the sum need not show them. */
const diluted = new Set(["hltDeadSector"]);
/** How many minutes of good data before a fault may hide its beginning. */
const patience = 4;

let data: string;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "overwatch-anomalies-"));
  for (const scenario of ["anomalies", "clean"]) {
    const files = (await readdir(join(runs, scenario))).filter((name) => name.endsWith(".root"));
    for (const file of files) await cp(join(runs, scenario, file), join(data, file));
  }
  const { code, stderr } = await overwatch(["process", "--data", data]);
  if (code === null || code > 1) throw new Error(stderr);
}, 120_000);
afterAll(() => rm(data, { recursive: true }));

async function truthOf(scenario: string): Promise<readonly TrueRun[]> {
  return (JSON.parse(await readFile(join(runs, scenario, "truth.json"), "utf8")) as { runs: TrueRun[] }).runs;
}

/** Of each alarm the minute in which it was raised first, and in how many of the later files it was not. */
async function raisedIn({ run, subsystems }: TrueRun, subsystem: string) {
  const report = decodeReport(await readFile(join(data, `Run${run}`, subsystem, "report.json"), "utf8"));
  const files = subsystems[subsystem] ?? subsystems["HLT"] ?? [];
  const minuteOf = (time: number) => files.find(({ utc }) => Math.abs(utc - time) < 5)?.minute ?? Number.NaN;
  const first = new Map<string, number>();
  for (const { time, raised } of report.flags) {
    for (const { id } of raised) if (!first.has(id)) first.set(id, minuteOf(time));
  }
  return { report, first, last: minuteOf(report.endOfRun) };
}

describe("clean runs", () => {
  it("raise nothing", async () => {
    for (const run of await truthOf("clean")) {
      for (const subsystem of Object.keys(run.subsystems)) {
        const { first } = await raisedIn(run, subsystem);
        expect([run.run, subsystem, ...first.keys()]).toEqual([run.run, subsystem]);
      }
    }
  });
});

describe("injected faults", () => {
  it("are found not before they are there, soon after, and nothing else is", async () => {
    const [run] = await truthOf("anomalies");
    if (run === undefined) throw new Error("no run");
    for (const subsystem of Object.keys(run.subsystems)) {
      const { first, last } = await raisedIn(run, subsystem);
      const injected = new Map(
        run.anomalies
          .filter((anomaly) => anomaly.subsystem === subsystem && anomaly.fromMinute !== undefined)
          .map(({ kind, fromMinute = 0 }) => [kind.replace("hltDead", "dead"), { kind, fromMinute }]),
      );
      for (const [alarm, minute] of first) {
        const cause = injected.get(causes[alarm] ?? "");
        expect({ alarm, injected: cause !== undefined }).toEqual({ alarm, injected: true });
        expect({ alarm, early: minute < (cause?.fromMinute ?? 0) }).toEqual({ alarm, early: false });
        expect({ alarm, late: minute > (cause?.fromMinute ?? 0) + patience }).toEqual({ alarm, late: false });
      }
      for (const [alarm, name] of Object.entries(causes)) {
        const cause = injected.get(name);
        if (cause === undefined || diluted.has(cause.kind) || cause.fromMinute >= last) continue;
        expect({ subsystem, alarm, found: first.has(alarm) }).toEqual({ subsystem, alarm, found: true });
      }
    }
  });

  it("name the channels, and no other ones", async () => {
    const [run] = await truthOf("anomalies");
    if (run === undefined) throw new Error("no run");
    const { report } = await raisedIn(run, "EMC");
    const tower = run.anomalies.find(({ kind }) => kind === "hotTower");
    const [column, row] = [Number(tower?.col), Number(tower?.row)];
    for (const { id, on, evidence } of report.alarms.filter((alarm) => alarm.id.startsWith("hot-fastor"))) {
      const level = on.includes("L1") ? 1 : 0;
      const hot = run.anomalies.filter((each) => each.kind === "hotChannel" && each.level === level);
      const own = hot.map((each) => each.id ?? 0);
      // A hot tower counts in its trigger channel, too: id = 48 x row + column.
      const allowed = new Set([...own, 48 * row + column]);
      const channels = (evidence?.["channels"] ?? []) as readonly number[];
      expect({ id, on, others: channels.filter((channel) => !allowed.has(channel)) }).toEqual({ id, on, others: [] });
      if (id === "hot-fastor") expect(channels).toEqual(expect.arrayContaining(own));
    }
  });

  it("in the second run: counters that fell, and nothing else", async () => {
    const run = (await truthOf("anomalies"))[1];
    if (run === undefined) throw new Error("no run");
    for (const subsystem of ["EMC", "HLT"]) {
      const { first } = await raisedIn(run, subsystem);
      expect([subsystem, ...first.keys()]).toEqual([subsystem, "counts-fell"]);
    }
  });
});
