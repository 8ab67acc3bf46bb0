/** What the detectors' packages make of simulated data: nothing without a fault, and each fault raises its alarm. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatReceivedName } from "@overwatch/core/names";
import { encodeRootFile } from "@overwatch/core/root";
import { createSimulation, type FaultKind, parseFault } from "@overwatch/receivers/simulate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { overwatchJson } from "../support/overwatch.js";

interface Report {
  readonly runs: readonly {
    readonly subsystems: readonly {
      readonly subsystem: string;
      readonly status: string;
      readonly alarms: readonly { readonly id: string; readonly flag: string }[];
      readonly failures: readonly unknown[];
      readonly notes?: readonly { readonly code: string }[];
    }[];
  }[];
}

const minutes = 6;
const begin = 1_800_000_000;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "overwatch-faults-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** The report of a simulated run with a fault from its third minute on. */
async function process(subsystem: string, fault: FaultKind | undefined) {
  const simulation = createSimulation({
    subsystem,
    run: 7,
    faults: fault === undefined ? [] : [parseFault(`${fault}@3`)],
  });
  for (let minute = 0; minute < minutes; minute++) {
    simulation.advance();
    const { run, hltMode } = simulation.info();
    const name = formatReceivedName({ subsystem, run, hltMode, time: begin + 60 * minute });
    const entries = simulation.objects().map(({ name: path, object }) => ({ path, object }));
    await writeFile(join(folder, name), encodeRootFile(entries));
  }
  const report = await overwatchJson<Report>(["process", "--data", folder]);
  const found = report.runs[0]?.subsystems.find((each) => each.subsystem === subsystem);
  if (found === undefined) throw new Error("no report");
  return { exit: report.exit, ...found };
}

describe("a simulated detector", () => {
  it.each(["EMC", "TPC", "HLT"])("%s is processed without a failure and without an alarm", async (subsystem) => {
    const { exit, status, failures, alarms } = await process(subsystem, undefined);
    expect({ exit, status, failures }).toEqual({ exit: 0, status: "processed", failures: [] });
    expect(alarms.filter(({ flag }) => flag === "bad" || flag === "medium")).toEqual([]);
  });

  it.each([
    ["EMC", "hotChannel", "hot-fastor"],
    ["EMC", "deadRegion", "dead-unit"],
    ["EMC", "drift", "median-balance"],
    ["EMC", "reset", "counts-fell"],
    ["TPC", "reset", "counts-fell"],
    ["HLT", "reset", "counts-fell"],
    ["TPC", "deadRegion", "dark-sector"],
    ["TPC", "drift", "fit-quality"],
    ["HLT", "deadRegion", "dark-sector"],
    ["HLT", "drift", "cluster-charge"],
  ] as const)("%s with %s raises %s", async (subsystem, fault, alarm) => {
    const { failures, alarms } = await process(subsystem, fault);
    expect(failures).toEqual([]);
    const raised = alarms.filter(({ flag }) => flag === "bad" || flag === "medium").map(({ id }) => id);
    expect(raised).toContain(alarm);
  });
});
