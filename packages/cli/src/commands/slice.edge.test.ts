import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCaptured } from "../testing/run-captured.js";

const repository = fileURLToPath(new URL("../../../../", import.meta.url));
const recorded = join(repository, "testdata/runs/malformed");

/** A run of three files, at the minutes 0, 1 and 3. */
const run = "300075";
let data = "";
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "overwatch-slice-"));
  for (const name of await readdir(recorded)) {
    if (/^EMChistos_300075_C_2015_11_24_18_[679]_10\.root$/.test(name))
      await cp(join(recorded, name), join(data, name), { recursive: true });
  }
  await overwatch("process", "--quiet");
});
afterAll(() => rm(data, { recursive: true }));

function overwatch(...args: readonly string[]) {
  return runCaptured([...args, "--data", data, "--json"], { cwd: repository });
}

interface SliceJson {
  readonly key: string;
  readonly cached: boolean;
  readonly out: string;
}

describe("overwatch slice", () => {
  it("cuts out a part, once", async () => {
    const take = async () => {
      const { code, stdout } = await overwatch("slice", run, "EMC", "--from", "1", "--to", "1");
      return { code, slice: JSON.parse(stdout) as SliceJson };
    };
    const first = await take();
    expect(first).toMatchObject({
      code: 0,
      slice: { format: "overwatch-slice-1", cached: false, key: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(await readdir(join(data, `Run${run}`, "EMC"))).toContain(first.slice.out.split("/").at(-1));
    expect(await take()).toEqual({ code: 0, slice: { ...first.slice, cached: true } });
    const other = await overwatch("slice", run, "EMC", "--from", "1", "--to", "1", "--option", "scaleHists=false");
    expect(JSON.parse(other.stdout)).toMatchObject({ cached: false, options: { scaleHists: false } });
  });

  it("gives the run's own results for the whole run with the standard options", async () => {
    const { stdout } = await overwatch("slice", run, "EMC", "--from", "0", "--to", "99", "--option", "scaleHists=true");
    expect(JSON.parse(stdout)).toMatchObject({
      key: "fullProcessing",
      cached: true,
      out: expect.stringContaining("hists.combined"),
    });
  });

  it.each([
    { name: "a range without data", args: ["EMC", "--from", "30", "--to", "99"], exit: 1, code: "SLICE_WITHOUT_DATA" },
    { name: "a negative minute", args: ["EMC", "--from", "-1", "--to", "2"], exit: 2, code: "SLICE_RANGE_INVALID" },
    { name: "no minute", args: ["EMC", "--from", "x", "--to", "2"], exit: 2, code: "USAGE_ARGUMENT_INVALID" },
    { name: "no end", args: ["EMC", "--from", "1"], exit: 2, code: "USAGE_ARGUMENT_INVALID" },
    {
      name: "an unknown option",
      args: ["EMC", "--from", "1", "--to", "1", "--option", "a=1"],
      exit: 2,
      code: "OPTION_UNKNOWN",
    },
    {
      name: "a value of the wrong type",
      args: ["EMC", "--from", "1", "--to", "1", "--option", "scaleHists=7"],
      exit: 2,
      code: "OPTION_INVALID",
    },
    { name: "an unknown subsystem", args: ["EMD", "--from", "1", "--to", "1"], exit: 2, code: "SUBSYSTEM_UNKNOWN" },
  ])("refuses $name", async ({ args, exit, code }) => {
    const ended = await overwatch("slice", run, ...args);
    expect([ended.code, JSON.parse(ended.stdout)]).toMatchObject([exit, { error: { code } }]);
  });

  it("refuses a run that is not there", async () => {
    const ended = await overwatch("slice", "7", "EMC", "--from", "0", "--to", "1");
    expect([ended.code, JSON.parse(ended.stdout)]).toMatchObject([1, { error: { code: "RUN_UNKNOWN" } }]);
  });
});
