import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openMerger } from "@overwatch/receivers/simulate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runCaptured } from "../testing/run-captured.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "overwatch-receive-"));
});
afterEach(() => rm(folder, { recursive: true }));

const quiet = { debug: () => {}, info: () => {}, warn: () => {} };

describe("overwatch receive zmq", () => {
  it.each([
    ["no merger anywhere", [], "RECEIVER_MISSING"],
    ["a socket without a subsystem", ["--in", "REQ>tcp://localhost:1"], "USAGE_ARGUMENT_INVALID"],
    ["no socket", ["--in", "localhost", "--subsystem", "EMC"], "ENDPOINT_INVALID"],
    ["a time-out of 0", ["--timeout", "0"], "USAGE_ARGUMENT_INVALID"],
  ])("refuses %s", async (_name, options, code) => {
    const { code: exit, json } = await runCaptured(["receive", "zmq", "--json", ...options], { cwd: folder });
    expect(json()).toMatchObject({ error: { code } });
    expect(exit).toBe(2);
  });

  it("stores what the merger of the configuration answers, and ends with its counters and 0", async () => {
    const end = new AbortController();
    const addresses = ["tcp://127.0.0.1:*"];
    const options = { subsystem: "ABC", eventsPerMinute: 10, pace: "request", log: quiet, now: Date.now } as const;
    const merger = await openMerger({ ...options, addresses });
    const serving = merger.run(end.signal);
    const config = `receiver: { zmq: { ABC: { in: "REQ>${merger.address}", sleep: 0 } } }`;
    await writeFile(join(folder, "config.yaml"), config);
    const received = runCaptured(["receive", "zmq", "--json"], { cwd: folder, signal: end.signal });
    const files = async () => (await readdir(join(folder, "data")).catch(() => [])).filter((name) => /^ABC/.test(name));
    while ((await files()).length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    end.abort();
    const { code, json } = await received;
    await serving;
    expect(code).toBe(0);
    expect(json()).toMatchObject({
      receivers: [{ kind: "zmq", subsystem: "ABC", counters: { problems: 0, failures: 0 } }],
    });
  });
});

describe("overwatch simulate", () => {
  it.each([
    ["a fault that is none", ["--fault", "hotchanel"], "FAULT_INVALID"],
    ["a socket that asks", ["--out", "REQ>tcp://localhost:1"], "ENDPOINT_INVALID"],
  ])("refuses %s", async (_name, options, code) => {
    const { code: exit, json } = await runCaptured(["simulate", "--json", ...options], { cwd: folder });
    expect(json()).toMatchObject({ error: { code } });
    expect(exit).toBe(2);
  });
});

describe("overwatch receive http", () => {
  it("needs a token, and takes it from the environment without ever showing it", async () => {
    const without = await runCaptured(["receive", "http", "--json"], { cwd: folder });
    expect([without.code, without.json()]).toMatchObject([2, { error: { code: "TOKEN_MISSING" } }]);
    const end = new AbortController();
    const env = { OVERWATCH_API_TOKEN: "a-token-of-tests" };
    const shown = await runCaptured(["config", "print"], { cwd: folder, env });
    expect(shown.stdout).toContain("apiToken: (hidden)");
    end.abort();
    const ended = await runCaptured(["receive", "http", "--port", "0", "--json"], {
      cwd: folder,
      env,
      signal: end.signal,
    });
    expect([ended.code, ended.json()]).toMatchObject([0, { receivers: [{ kind: "http", state: "stopped" }] }]);
  });
});

describe("overwatch replay, transfer and monitor", () => {
  it.each([
    [["replay", "7"], 2, "REPLAY_ONTO_ITSELF"],
    [["replay", "7", "--to", "there", "--mode", "C1"], 2, "USAGE_ARGUMENT_INVALID"],
    [["transfer"], 2, "SITES_MISSING"],
    [["transfer", "--site", "nowhere"], 2, "USAGE_ARGUMENT_INVALID"],
  ])("%j is refused", async (argv, exit, code) => {
    const { code: found, json } = await runCaptured([...argv, "--json"], { cwd: folder });
    expect([found, json()]).toMatchObject([exit, { error: { code } }]);
  });

  it("says how receivers are, with 1 when one is dead", async () => {
    const look = () => runCaptured(["monitor", "--once", "--json", "--data", folder], { cwd: folder });
    expect(await look()).toMatchObject({ code: 0 });
    await writeFile(join(folder, "heartbeat.EMCReceiver"), "1000");
    const { code, json } = await look();
    expect(code).toBe(1);
    expect(json()).toMatchObject({ receivers: [{ subsystem: "EMC" }], notices: [{ level: "critical" }] });
  });
});
