import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runCaptured } from "../testing/run-captured.js";

const runs = fileURLToPath(new URL("../../../../testdata/runs/", import.meta.url));
const good = "EMChistos_300076_TPC_2015_11_24_18_5_10.root";
const bad = "EMChistos_300075_C_2015_11_24_18_20_10.root";

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "overwatch-process-"));
});
afterEach(() => rm(cwd, { recursive: true }));

// No package.json above: no plug-in, every code that fits is a subsystem.
const process_ = (...args: string[]) => runCaptured(["process", ...args], { cwd, env: {}, home: cwd });
const bring = (name: string) => cp(join(runs, "malformed", name), join(cwd, "data", name));

describe("overwatch process", () => {
  it("says what was made of the files, and ends with 0", async () => {
    await bring(good);
    const { code, json } = await process_("--json", "--hists");
    expect(code).toBe(0);
    expect(json()).toMatchObject({
      format: "overwatch-pass-1",
      runs: [
        {
          run: 300076,
          hltMode: "TPC",
          subsystems: [
            {
              subsystem: "EMC",
              status: "processed",
              files: [{ name: "EMChists.2015_11_24_18_5_10.root", time: 1448384710 }],
              combinedFile: "hists.combined.1.1448384710.root",
              groups: [{ name: "EMC Histograms", layout: "list" }],
              quality: "null",
              coverage: 0,
            },
          ],
        },
      ],
      quarantined: [],
      ignored: [],
    });
    const again = await process_("--json");
    expect(again.json()).toMatchObject({ runs: [{ subsystems: [{ status: "unchanged" }] }] });
    expect(again.json()).not.toHaveProperty("runs.0.subsystems.0.hists");
  });

  it("ends with 1 when something was set aside, and names it", async () => {
    await bring(bad);
    const { code, stdout } = await process_();
    expect(code).toBe(1);
    expect(stdout).toContain(`set aside in quarantine/:\n  ${bad}\n      Expected "root" in the first four bytes`);
  });

  it("ends with 2 when the run is no number", async () => {
    expect(await process_("--run", "x")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("at most 15 digits"),
    });
  });

  it("shows one run on request although nothing changed in it, and says when there is none", async () => {
    await bring(good);
    await process_();
    expect((await process_("--run", "300076", "--json")).json()).toMatchObject({ runs: [{ run: 300076 }] });
    expect(await process_("--run", "5")).toMatchObject({ code: 1, stderr: expect.stringContaining("run 5") });
  });

  it("ends with 3 while another process is at work", async () => {
    await bring(good);
    await writeFile(
      join(cwd, "data", ".overwatch.lock"),
      JSON.stringify({ pid: process.pid, host: hostname(), command: "overwatch up" }),
    );
    const { code, stderr } = await process_();
    expect([code, stderr]).toEqual([3, expect.stringContaining(`process ${process.pid} on ${hostname()}`)]);
  });

  it("goes on with --watch until it is told to end", async () => {
    await bring(good);
    const end = new AbortController();
    const watching = runCaptured(["process", "--watch", "--json"], { cwd, env: {}, home: cwd, signal: end.signal });
    end.abort();
    const { code, json } = await watching;
    expect([code, json()]).toEqual([0, expect.objectContaining({ runs: [expect.objectContaining({ run: 300076 })] })]);
  });
});
