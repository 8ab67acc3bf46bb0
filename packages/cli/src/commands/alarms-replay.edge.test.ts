import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { decodeReport } from "@overwatch/core/store";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runCaptured } from "../testing/run-captured.js";

const runs = fileURLToPath(new URL("../../../../testdata/runs/malformed/", import.meta.url));
const hist = "EMCTRQA_histFastORL0";

type Flags = ReturnType<typeof decodeReport>["flags"][number];

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "overwatch-replay-"));
  const names = (await readdir(runs)).filter((name) => /^EMChistos_30008[0-9]_/.test(name));
  for (const name of names) await cp(join(runs, name), join(cwd, "data", name));
});
afterEach(() => rm(cwd, { recursive: true }));

const trends = { n: { trender: "entries", hist }, max: { trender: "max", hist } };

async function overwatch(alarms: object, ...args: string[]) {
  await writeFile(join(cwd, "config.yaml"), JSON.stringify({ detectors: { EMC: { trends, alarms } } }));
  return runCaptured([...args, "--quiet"], { cwd, env: {}, home: cwd });
}

/** Processes everything with these alarms; what each file of each run says. */
async function flagsWith(alarms: object): Promise<ReadonlyMap<string, readonly Flags[]>> {
  await overwatch(alarms, "process", "--force");
  const found = new Map<string, readonly Flags[]>();
  for (const run of (await readdir(join(cwd, "data"))).filter((name) => name.startsWith("Run"))) {
    const report = await readFile(join(cwd, "data", run, "EMC", "report.json"), "utf8").catch(() => undefined);
    if (report !== undefined) found.set(run, decodeReport(report).flags);
  }
  return found;
}

interface Replayed {
  readonly run: number;
  readonly alarms: readonly (Record<"alarm" | "on", string> & Record<"fired" | "missed" | "changed", string[]>)[];
}

const inRange = (max: number) => ({ on: { trends: "n" }, alarm: "in range", config: { bad: { max } } });
const noisy = (factor: number) => ({ on: { hists: hist }, alarm: "noisy channels", config: { factor, p: 0.5 } });

describe("overwatch alarms replay", () => {
  it.each([
    { name: "another limit of a trend, from stored points", before: { a: inRange(1e9) }, after: { a: inRange(1000) } },
    { name: "a limit that was too strict", before: { a: inRange(10) }, after: { a: inRange(1500) } },
    {
      name: "a check of histograms, by reading them again",
      before: { a: inRange(1000), b: noisy(1e6) },
      after: { a: inRange(1000), b: noisy(1) },
    },
    {
      name: "a new check, and another severity",
      before: { a: inRange(1000) },
      after: { a: { ...inRange(1000), severity: "medium" }, c: { on: { trends: "*" }, alarm: "sigma jump" } },
    },
  ])("says what processing with it says: $name", async ({ before, after }) => {
    const old = await flagsWith(before);
    await writeFile(join(cwd, "other.yaml"), JSON.stringify({ detectors: { EMC: { alarms: after } } }));
    const { runs: replayed } = (await overwatch(before, "alarms", "replay", "other.yaml", "--json")).json() as {
      runs: Replayed[];
    };
    const next = await flagsWith(after);
    expect(replayed.length).toBeGreaterThan(0);
    let differences = 0;
    for (const { run, alarms } of replayed) {
      const [was, is] = [old.get(`Run${run}`) ?? [], next.get(`Run${run}`) ?? []];
      for (const { alarm, on, fired, missed, changed } of alarms) {
        const flagAt = (flags: readonly Flags[], file: string) =>
          flags.find((each) => each.file === file)?.raised.find((each) => each.id === alarm && each.on === on)?.flag;
        const files = was.map(({ file }) => file);
        const truth = {
          fired: files.filter((file) => flagAt(was, file) === undefined && flagAt(is, file) !== undefined),
          missed: files.filter((file) => flagAt(was, file) !== undefined && flagAt(is, file) === undefined),
          changed: files.filter((file) => {
            const [first, second] = [flagAt(was, file), flagAt(is, file)];
            return first !== undefined && second !== undefined && first !== second;
          }),
        };
        expect({ run, alarm, on, fired, missed, changed }).toEqual({ run, alarm, on, ...truth });
        differences += fired.length + missed.length + changed.length;
      }
    }
    expect(differences).toBeGreaterThan(0);
  });
});
