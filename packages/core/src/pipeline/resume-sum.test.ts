import { createHash } from "node:crypto";
import { type AnyHistogram, createHistogram, fillMany } from "@overwatch/root/hist";
import { describe, expect, it } from "vitest";
import { silentLogger } from "../log/index.js";
import type { SubsystemReport } from "../model/report.js";
import { silentTrace } from "../plugins/step.js";
import { encodeOutputs } from "./encode-outputs.js";
import { openHistograms } from "./open-file.js";
import { processSubsystem } from "./process-subsystem.js";
import type { SubsystemWork } from "./work.js";

const axes = [{ nbins: 4, min: 0, max: 4 }] as const;
const points = [0.5, 1.5, 1.5, 3.5];
/** Five files of the kinds that are added, with a histogram that comes late and one that goes. */
const files: readonly (readonly AnyHistogram[])[] = Array.from({ length: 5 }, (_, i) => [
  fillMany(createHistogram({ name: "floats", title: `file ${i}`, axes, storage: "float32" }), points.slice(i % 3)),
  fillMany(createHistogram({ name: "doubles", axes }), points),
  ...(i < 3 ? [fillMany(createHistogram({ name: "gone", axes }), [1])] : []),
  ...(i === 3 ? [fillMany(createHistogram({ name: "folder/late", axes }), [2])] : []),
]);

/** Processes the first files, going on from a report and the files that it names. */
async function run(count: number, before?: { report: SubsystemReport; outputs: ReadonlyMap<string, Uint8Array> }) {
  const opened: string[] = [];
  const work: SubsystemWork = {
    ...{ run: 7, hltMode: "C", subsystem: "ABC", fileLocationSubsystem: "ABC", folder: "", cumulative: false },
    ...{ key: `key ${count}`, keyParts: { basis: "b", context: "c", files: `${count}` } },
    ...{ combinedFile: `hists.combined.${count}.root`, options: {}, settings: {}, suspended: [] },
    monitoring: { trends: { t: { trender: "mean", hist: "floats" } } },
    files: files.slice(0, count).map((_hists, i) => ({ name: `f${i}`, time: 60 * i, size: 1, sha256: `${i}` })),
    ...(before && { previous: before.report }),
  };
  const result = await processSubsystem(work, undefined, {
    open: async ({ name }) => {
      opened.push(name);
      const hists = files[Number(name.slice(1))] ?? [];
      return {
        infos: hists.map(({ name, kind, title }) => ({ name, kind, className: "TH1D", title, from: "file" })),
        problems: [],
        read: async (name) => hists.find((hist) => hist.name === name) ?? { path: name, cycle: 1, reason: "not there" },
        close: () => Promise.resolve(),
      };
    },
    openCombined: async (name, sha256) => {
      const bytes = before?.outputs.get(name);
      if (bytes === undefined || createHash("sha256").update(bytes).digest("hex") !== sha256) return undefined;
      return openHistograms(bytes, name);
    },
    trace: silentTrace,
    log: silentLogger,
    checkInputs: false,
  });
  return { ...encodeOutputs(result), opened };
}

describe("a sum that goes on", () => {
  it("reads new files only, and gives the same bytes as all files at once", async () => {
    const whole = await run(5);
    let before = await run(1);
    for (const count of [2, 3, 4, 5]) {
      const next = await run(count, before);
      // The first file alone is at hand, too.
      expect(next.opened.filter((name, i, all) => all.indexOf(name) === i)).toEqual([`f${count - 1}`]);
      before = next;
    }
    expect(before.report).toEqual(whole.report);
    expect(before.outputs).toEqual(whole.outputs);
  });

  it.each<{ name: string; spoil: (combined: Uint8Array) => Uint8Array | undefined }>([
    { name: "gone", spoil: () => undefined },
    { name: "changed", spoil: (bytes) => Uint8Array.from(bytes, (byte, i) => (i === 200 ? byte ^ 1 : byte)) },
  ])("adds all files again when the combined file is $name", async ({ spoil }) => {
    const before = await run(3);
    const outputs = new Map(before.outputs);
    const spoilt = spoil(outputs.get("hists.combined.3.root") ?? new Uint8Array());
    if (spoilt === undefined) outputs.delete("hists.combined.3.root");
    else outputs.set("hists.combined.3.root", spoilt);
    const next = await run(4, { ...before, outputs });
    expect(next.opened.slice(0, 4)).toEqual(["f0", "f1", "f2", "f3"]);
    expect(next.outputs).toEqual((await run(4)).outputs);
  });
});
