import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { packageFolder } from "../package-folder.js";
import { runCaptured } from "../testing/run-captured.js";
import { readSupervisorFile } from "../up/supervisor-file.js";

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "overwatch-up-"));
  await writeFile(join(cwd, "config.yaml"), "web: { port: 0 }\n");
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

/** The real command in a process of its own, which tests end. */
function up() {
  const child = spawn(process.execPath, [packageFolder("bin/overwatch.mjs"), "up"], { cwd, stdio: "ignore" });
  return { child, ended: new Promise<number | null>((resolve) => child.once("close", resolve)) };
}

const part = async (name: string, is: { readonly of: number | undefined; readonly restarts: number }) =>
  vi.waitFor(
    async () => {
      const file = await readSupervisorFile(join(cwd, "data"));
      const found = file?.parts.find((one) => one.name === name);
      expect(file?.pid).toBe(is.of);
      expect(found).toMatchObject({ state: "running", restarts: is.restarts });
      return found?.pid ?? 0;
    },
    { timeout: 60_000, interval: 20 },
  );

const gone = (pid: number) =>
  vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow("ESRCH"), { timeout: 60_000, interval: 20 });

describe("overwatch up", () => {
  it("lists the parts that a configuration asks for", async () => {
    await writeFile(
      join(cwd, "all.yaml"),
      "apiToken: not-a-secret-1\nreceiver: { zmq: { EMC: { in: 'REQ>tcp://localhost:1' } } }\ndataTransferLocations: { there: ./there }\n",
    );
    const { code, json } = await runCaptured(["up", "--list", "--json", "--config", "all.yaml"], {
      cwd,
      env: {},
      home: cwd,
    });
    const { parts } = json() as { parts: readonly { name: string }[] };
    expect([code, parts.map(({ name }) => name)]).toEqual([
      0,
      ["process", "web", "receive zmq", "receive http", "monitor", "transfer"],
    ]);
  });

  it("starts again what was killed, and ends with all its parts", { timeout: 120_000 }, async () => {
    const { child, ended } = up();
    const web = await part("web", { of: child.pid, restarts: 0 });
    const processing = await part("process", { of: child.pid, restarts: 0 });
    process.kill(web, "SIGKILL");
    const again = await part("web", { of: child.pid, restarts: 1 });
    expect(again).not.toBe(web);
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    for (const pid of [again, processing]) await gone(pid);
    expect((await readSupervisorFile(join(cwd, "data")))?.parts.map(({ state }) => state)).toEqual(["ended", "ended"]);
  });

  it("leaves no part behind when it is killed itself", { timeout: 120_000 }, async () => {
    const { child, ended } = up();
    const pids = [
      await part("web", { of: child.pid, restarts: 0 }),
      await part("process", { of: child.pid, restarts: 0 }),
    ];
    child.kill("SIGKILL");
    await ended;
    for (const pid of pids) await gone(pid);
  });

  it("tells a wrong configuration before anything is started", async () => {
    await writeFile(join(cwd, "wrong.yaml"), "webb: {}\n");
    const { code, stderr } = await runCaptured(["up", "--config", "wrong.yaml"], { cwd, env: {}, home: cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining("web")]);
  });
});
