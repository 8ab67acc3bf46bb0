import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sampleTrend } from "@overwatch/core/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prepareStore } from "../testing/prepare-store.js";
import { runCaptured } from "../testing/run-captured.js";

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "overwatch-trends-"));
  const files = [1448384710, 1448384770].map((time) => ({ name: `file ${time}`, time }));
  const odd = {
    title: "Clusters, per event",
    points: [
      { time: 1448384710, run: 300005, value: Number.NaN, entries: 0 },
      { time: 1448384770, run: 300005, value: 0.1, error: 0.5, entries: 1, values: { "SM 0": 1, 'SM "1"': 2.5 } },
    ],
  };
  await prepareStore(cwd, [
    { run: 300005, trends: ["meanHits", "both"].map((id) => sampleTrend("EMC", id, 300005, files)) },
    { run: 300006, trends: [sampleTrend("EMC", "meanHits", 300006, files.slice(0, 1), { unit: "" })] },
    {
      run: 300005,
      subsystem: "TPC",
      trends: [sampleTrend("TPC", "odd", 300005, files, odd), sampleTrend("TPC", "both", 300005, files)],
    },
  ]);
});
afterAll(() => rm(cwd, { recursive: true }));

const call = (...argv: string[]) => runCaptured([...argv, "--data", cwd], { cwd });

describe("overwatch trends list", () => {
  it("prints a table", async () => {
    const { code, stdout, stderr } = await call("trends", "list");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatchInlineSnapshot(`
      "SUBSYSTEM  ID        POINTS  UNIT  TITLE
      EMC        both           2  cm    Title of both
      EMC        meanHits       3  -     Title of meanHits
      TPC        both           2  cm    Title of both
      TPC        odd            2  cm    Clusters, per event
      "
    `);
  });

  it("prints JSON with exactly the fields of the contract", async () => {
    const trends = (await call("trends", "list", "--json")).json();
    expect(trends).toHaveLength(4);
    expect(trends).toContainEqual({
      id: "odd",
      subsystem: "TPC",
      hist: "hits",
      title: "Clusters, per event",
      unit: "cm",
      points: 2,
    });
  });

  it("says so when there is none", async () => {
    const empty = await mkdtemp(join(cwd, "empty-"));
    const { code, stdout } = await runCaptured(["trends", "list", "--data", empty], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("No trend has a point yet");
  });
});

describe("overwatch trends show", () => {
  it("prints the points for people", async () => {
    const { code, stdout } = await call("trends", "show", "meanHits");
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "EMC meanHits: Title of meanHits
      of hits

      TIME (UTC)              RUN  VALUE  ERROR
      2015-11-24 17:05:10  300005  1.5    0.125
      2015-11-24 17:05:10  300006  1.5    0.125
      2015-11-24 17:06:10  300005  2.5    0.125
      "
    `);
  });

  it("prints JSON, with NaN as text and named values", async () => {
    expect((await call("trends", "show", "odd", "--json")).json()).toEqual({
      id: "odd",
      subsystem: "TPC",
      hist: "hits",
      title: "Clusters, per event",
      unit: "cm",
      points: [
        { time: 1448384710, run: 300005, value: "NaN" },
        { time: 1448384770, run: 300005, value: 0.1, error: 0.5, values: { "SM 0": 1, 'SM "1"': 2.5 } },
      ],
    });
  });

  it("prints CSV", async () => {
    const { stdout } = await call("trends", "show", "odd", "--format", "csv");
    expect(stdout).toMatchInlineSnapshot(`
      "time,run,value,error,SM 0,"SM ""1"""
      1448384710,300005,NaN,,,
      1448384770,300005,0.1,0.5,1,2.5
      "
    `);
  });

  it("asks whose, when several subsystems have a trend of that id", async () => {
    const { code, stderr } = await call("trends", "show", "both");
    expect(code).toBe(2);
    expect(stderr).toMatchInlineSnapshot(`
      "overwatch: Expected one trend \`both\`, found one in each of EMC, TPC: choose with --subsystem. Run \`overwatch trends show --help\` for what it takes.
      "
    `);
    expect((await call("trends", "show", "both", "--subsystem", "TPC", "--json")).json()).toMatchObject({
      subsystem: "TPC",
    });
  });

  it("names ids that are spelt alike", async () => {
    const { code, stderr } = await call("trends", "show", "meanHit");
    expect(code).toBe(1);
    expect(stderr).toMatchInlineSnapshot(`
      "overwatch: Expected a trend, found none with the id \`meanHit\`. Did you mean \`meanHits\`? \`overwatch trends list\` shows all.
      "
    `);
    expect((await call("trends", "show", "odd", "--subsystem", "EMC")).code).toBe(1);
  });

  it("refuses two forms at once, and forms that it does not know", async () => {
    expect((await call("trends", "show", "odd", "--format", "csv", "--json")).code).toBe(2);
    expect((await call("trends", "show", "odd", "--format", "xml")).code).toBe(2);
  });
});
