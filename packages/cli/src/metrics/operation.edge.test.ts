import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defaultConfig } from "@overwatch/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createContext } from "../command-context.js";
import { withIndex } from "../pass/with-index.js";
import { runCaptured } from "../testing/run-captured.js";
import { writeSupervisorFile } from "../up/supervisor-file.js";
import { serve } from "../web/serve.js";

const runs = fileURLToPath(new URL("../../../../testdata/runs/malformed/", import.meta.url));
const good = "EMChistos_300076_TPC_2015_11_24_18_5_10.root";

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "overwatch-metrics-"));
  await cp(join(runs, good), join(cwd, "data", good));
  await writeFile(join(cwd, "config.yaml"), "web: { port: 0 }\n");
  await runCaptured(["process", "--quiet"], { cwd, env: {}, home: cwd });
});
afterAll(() => rm(cwd, { recursive: true }));

const io = () => ({
  stdout: { write: () => {} },
  stderr: { write: () => {} },
  env: {},
  cwd,
  home: undefined,
  signal: new AbortController().signal,
});

/** Asks a real web app over a socket. */
async function ask(path: string, headers: Readonly<Record<string, string>> = {}) {
  const general = { json: false, quiet: true, debug: false, color: false };
  const { context } = createContext(io(), general, async () => 0);
  let answer = { status: 0, text: "" };
  await withIndex(
    context,
    async (store, config) => {
      const { address, close } = await serve(config, store, context.log);
      try {
        const response = await fetch(new URL(path, address), { headers });
        answer = { status: response.status, text: await response.text() };
      } finally {
        await close();
      }
    },
    "webApp",
  );
  return answer;
}

describe("GET /metrics", () => {
  it("tells runs, subsystems, parts and the process itself, in the format of Prometheus", async () => {
    const parts = [{ name: "web", state: "running", restarts: 2, since: 0 }] as const;
    const { stateFolder } = defaultConfig({ cwd });
    await writeSupervisorFile(stateFolder, { format: "overwatch-supervisor-1", pid: process.pid, startedAt: 0, parts });
    const { status, text } = await ask("metrics");
    expect(status).toBe(200);
    const lines = text.split("\n");
    for (const line of [
      "overwatch_runs 1",
      "overwatch_newest_run 300076",
      'overwatch_failures{subsystem="EMC"} 0',
      'overwatch_part_up{part="web"} 1',
      'overwatch_part_restarts_total{part="web"} 2',
      "overwatch_event_streams 0",
    ]) {
      expect(lines).toContain(line);
    }
    expect(text).toMatch(/^process_resident_memory_bytes \d/m);
    // Each line is a comment or a name with labels and a number.
    for (const line of lines.filter((one) => one !== "")) {
      expect(line).toMatch(/^(# (HELP|TYPE) |[a-z_0-9]+(\{[^}]*\})? (-?[\d.e+-]+|Nan|[+-]Inf)$)/);
    }
  });
});

describe("GET /ready", () => {
  it("is 200 while all is well, and 503 with the reason when a part does not run", async () => {
    const { stateFolder } = defaultConfig({ cwd });
    const write = (state: "running" | "waiting") =>
      writeSupervisorFile(stateFolder, {
        format: "overwatch-supervisor-1",
        pid: process.pid,
        startedAt: 0,
        parts: [{ name: "process", state, restarts: 1, since: 0, lastEnd: "was ended by SIGKILL" }],
      });
    await write("running");
    expect(await ask("ready")).toEqual({ status: 200, text: '{"ready":true,"problems":[]}' });
    await write("waiting");
    expect(await ask("ready")).toEqual({
      status: 503,
      text: '{"ready":false,"problems":["process is waiting: was ended by SIGKILL"]}',
    });
  });

  it.each(["ready", "metrics"])("does not exist for those who come through a proxy: %s", async (path) => {
    expect((await ask(path, { "x-forwarded-for": "10.0.0.1" })).status).toBe(404);
  });
});
