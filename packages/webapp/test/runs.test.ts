import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { createHistogram, fillMany } from "@overwatch/core/hist";
import { encodeRootFile } from "@overwatch/core/root";
import { samplePublication } from "@overwatch/core/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startApp, type TestApp } from "./support/app.js";

let test: TestApp;
beforeAll(async () => {
  test = await startApp({ guests: true });
  for (const run of [1, 2, 3]) await test.store.publish(publication(run));
  const folder = join(test.folder, "Run3", "EMC");
  await mkdir(folder, { recursive: true });
  const empty = createHistogram({ name: "hits", title: "Hits", axes: [{ nbins: 3, min: 0, max: 3 }] });
  const hist = fillMany(empty, [0, 1, 1, 2, 2, 2, 2]);
  await writeFile(join(folder, "hists.processed.12345678.root"), encodeRootFile([{ path: "hits", object: hist }]));
  await writeFile(join(folder, "secret.txt"), "not for you");
  await test.app.look();
});
afterAll(() => test.close());

function publication(run: number) {
  return samplePublication({
    run,
    alarms: [
      { id: "fine", on: "hits", flag: "good", message: "fine" },
      { id: "tooHigh", on: "meanHits", flag: "bad", message: "5 is outside [1, 2]", evidence: { value: 5 } },
    ],
    quality: "bad",
  });
}

const get = (url: string, headers = {}) => test.app.inject({ url, headers });

describe("the API of runs", () => {
  it.each([
    ["all", "/api/runs", [3, 2, 1], 3],
    ["a page", "/api/runs?limit=1&offset=1", [2], 3],
    ["a range", "/api/runs?fromRun=2", [3, 2], 2],
    ["another quality", "/api/runs?quality=good,medium", [], 0],
    ["this quality", "/api/runs?quality=bad", [3, 2, 1], 3],
    ["a mode", "/api/runs?mode=B", [], 0],
  ])("lists %s", async (_what, url, runs, total) => {
    const list = (await get(url)).json() as { runs: { run: number }[]; total: number };
    expect([list.runs.map(({ run }) => run), list.total]).toEqual([runs, total]);
  });

  it("shows the newest run on the wall, with what is wrong first", async () => {
    expect((await get("/api/wall")).json()).toMatchObject({
      run: { run: 3, quality: "bad" },
      now: 1_448_385_000,
      subsystems: [{ subsystem: "EMC", quality: "bad", worst: [{ id: "tooHigh", on: "meanHits", hist: "hits" }] }],
    });
  });

  it("gives a report, and says that it is still the same", async () => {
    const first = await get("/api/runs/3/EMC");
    expect(first.json()).toMatchObject({ run: 3, subsystem: "EMC", hists: [{ name: "hits" }] });
    const again = await get("/api/runs/3/EMC", { "if-none-match": first.headers["etag"] });
    expect([again.statusCode, again.body]).toEqual([304, ""]);
  });

  it("gives what a page shows of a report, without points of trends and counts", async () => {
    const whole = (await get("/api/runs/3/EMC")).json() as { trends: { points: unknown[] }[]; counts: object };
    const brief = (await get("/api/runs/3/EMC?brief=true")).json() as typeof whole;
    expect(whole.trends[0]?.points.length).toBeGreaterThan(1);
    expect(brief.trends[0]?.points).toEqual(whole.trends[0]?.points.slice(-1));
    expect([brief.counts, Object.keys(brief)]).toEqual([{}, Object.keys(whole)]);
  });

  it.each([
    ["br", "br, gzip", brotliDecompressSync],
    ["gzip", "gzip", gunzipSync],
  ])("compresses what is long as %s, for who takes it", async (encoding, accepted, decompress) => {
    const plain = await get("/api/openapi.json");
    const small = await get("/api/openapi.json", { "accept-encoding": accepted });
    expect(small.headers["content-encoding"]).toBe(encoding);
    expect(small.headers["etag"]).toBe(plain.headers["etag"]);
    expect(small.rawPayload.length).toBeLessThan(plain.rawPayload.length / 3);
    expect(decompress(small.rawPayload).toString()).toBe(plain.body);
    expect((await get("/api/health", { "accept-encoding": accepted })).headers["content-encoding"]).toBeUndefined();
  });

  it.each([
    ["jsroot", "application/json", '{"_typename":"TH1'],
    ["arrays", "application/json", '"contents":[1,2,4]'],
    ["csv", "text/csv; charset=utf-8", "x_from,x_to,content,error\n0,1,1,1\n"],
    ["root", "application/octet-stream", "root"],
  ])("gives a histogram as %s", async (form, type, text) => {
    const response = await get(`/api/runs/3/EMC/hist?name=hits&form=${form}`);
    expect(response.headers["content-type"]).toBe(type);
    expect(response.body).toContain(text);
  });

  it.each([
    ["an unknown run", "/api/runs/9", 404, "RUN_NOT_FOUND"],
    ["an unknown subsystem", "/api/runs/3/TPC", 404, "RUN_NOT_FOUND"],
    ["no number", "/api/runs/x", 400, "REQUEST_INVALID"],
    ["a negative page", "/api/runs?offset=-1", 400, "REQUEST_INVALID"],
    ["a histogram that is not there", "/api/runs/3/EMC/hist?name=hats", 404, "HIST_NOT_FOUND"],
    ["a histogram whose file is gone", "/api/runs/2/EMC/hist?name=hits", 404, "FILE_NOT_FOUND"],
    ["a file that no report names", "/api/runs/3/EMC/files/secret.txt", 404, "FILE_NOT_FOUND"],
    ["a path out of the folder", "/api/runs/3/EMC/files/..%2F..%2Fstate.db", 400, "REQUEST_INVALID"],
    ["an unknown route", "/api/nothing", 404, undefined],
    ["an unknown trend", "/api/trends/EMC?id=none", 404, "TREND_NOT_FOUND"],
  ])("refuses %s", async (_what, url, status, code) => {
    const response = await get(url);
    expect(response.statusCode).toBe(status);
    if (code !== undefined) expect(response.json()).toMatchObject({ error: { code } });
  });

  it("hands out a file that the report names", async () => {
    const response = await get("/api/runs/3/EMC/files/hists.processed.12345678.root");
    expect(response.statusCode).toBe(200);
    expect(response.body.slice(0, 4)).toBe("root");
  });

  it("gives the points of a trend as JSON and as CSV", async () => {
    const { trend, points } = (await get("/api/trends/EMC?id=meanHits&fromRun=3")).json();
    expect(trend).toMatchObject({ id: "meanHits", points: 6 });
    expect(points).toHaveLength(2);
    expect((await get("/api/trends/EMC?id=meanHits&form=csv")).body.split("\n")).toHaveLength(8);
  });

  it("lists the alarms of the newest run, and with `all` also those that are good", async () => {
    const ids = async (url: string) =>
      ((await get(url)).json() as { alarms: { id: string }[] }).alarms.map(({ id }) => id);
    expect(await ids("/api/alarms")).toEqual(["tooHigh"]);
    expect(await ids("/api/alarms?all=true&run=1")).toEqual(["tooHigh", "fine"]);
  });

  it("sees what another process published", async () => {
    expect((await get("/api/runs/2/EMC")).json()).toMatchObject({ quality: "bad" });
    await test.store.publish(samplePublication({ run: 2, quality: "good" }));
    await test.app.look();
    expect((await get("/api/runs/2/EMC")).json()).toMatchObject({ quality: "good" });
    const { events } = (await get("/api/events?after=3")).json() as { events: unknown[] };
    expect(events).toMatchObject([{ type: "published", run: 2 }]);
  });

  it("describes every route", async () => {
    const { paths } = (await get("/api/openapi.json")).json() as { paths: Record<string, object> };
    expect(Object.keys(paths)).toContain("/api/runs/{run}/{subsystem}/hist");
    expect(paths["/api/runs"]).toMatchObject({
      get: {
        parameters: expect.arrayContaining([
          expect.objectContaining({
            name: "limit",
            schema: expect.objectContaining({ type: "integer", maximum: 500 }),
          }),
        ]),
      },
    });
  });

  it("lets no other page frame it and runs no script that is not a file", async () => {
    const { headers } = await get("/api/health");
    expect(headers["content-security-policy"]).toContain("script-src 'self';");
    expect(headers["x-frame-options"]).toBe("DENY");
  });
});
