import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, cp, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recorded } from "../scenarios/expected.js";
import { overwatch, overwatchJson } from "../support/overwatch.js";
import { bringFiles, processOnce, randoms, receivedDigests, verified } from "./place.js";
import { mountSmallDisk } from "./small-disk.js";
import { startWatching, until } from "./watching.js";

/** Faults of each kind; FAULTS=100 for a long run, SEED for another one. A clock that jumps is in process-pass.edge.test.ts. */
const faults = Number(process.env["FAULTS"] ?? 6);
const seed = Number(process.env["SEED"] ?? 20261128);
const random = randoms(seed);

let folder: string;
let whole: Awaited<ReturnType<typeof verified>>;
let received: readonly string[];
let duration: number;

beforeAll(async () => {
  console.info(`seed ${seed}, ${faults} faults of each kind`);
  folder = await mkdtemp(join(tmpdir(), "overwatch-faults-"));
  await chmod(folder, 0o755);
  const undisturbed = join(folder, "undisturbed");
  await bringFiles(undisturbed);
  received = await receivedDigests(undisturbed);
  const from = performance.now();
  await processOnce(undisturbed);
  duration = performance.now() - from;
  whole = await verified(undisturbed);
  expect(whole.differences).toEqual([]);
}, 300_000);
afterAll(() => rm(folder, { recursive: true }));

/** No received file is lost, and the next pass makes the state of an undisturbed run. */
async function expectHealed(dataFolder: string): Promise<void> {
  expect(await receivedDigests(dataFolder)).toEqual(received);
  const { code, stderr } = await processOnce(dataFolder);
  expect([code, stderr]).toEqual([0, expect.not.stringContaining("FAILED")]);
  expect(await receivedDigests(dataFolder)).toEqual(received);
  expect(await verified(dataFolder)).toEqual(whole);
}

describe("kill -9 of a rebuilding", () => {
  it("loses nothing, and the next one goes on to the same results", async () => {
    const dataFolder = join(folder, "rebuild");
    await cp(join(folder, "undisturbed"), dataFolder, { recursive: true });
    const rebuild = (killAfter?: number) =>
      overwatch(["rebuild", "--data", dataFolder, "--workers", "2"], killAfter === undefined ? {} : { killAfter });
    let killed = 0;
    for (let i = 0; i < faults; i++) if ((await rebuild(random() * duration)).code === null) killed++;
    expect(killed).toBeGreaterThan(0);
    expect((await rebuild()).code).toBe(0);
    expect(await verified(dataFolder)).toEqual(whole);
    expect(await receivedDigests(dataFolder)).toEqual(received);
  });
});

describe("a full disk", () => {
  it("ends a pass with a message, loses no received file, and heals when there is room again", async () => {
    const disk = await mountSmallDisk(join(folder, "disk"));
    // A machine that cannot do this proves nothing: say so, and fail.
    if (typeof disk === "string") expect.fail(`no small disk on this machine, so a full one was not tested: ${disk}`);
    try {
      let refused = 0;
      for (let i = 0; i < faults; i++) {
        const dataFolder = join(disk.folder, `data-${i}`);
        await bringFiles(dataFolder);
        await disk.fill(Math.floor(random() * 400_000));
        const { code, stderr } = await processOnce(dataFolder);
        if (code === 3) refused++;
        else expect(code).toBe(0);
        expect(stderr.includes("    at ")).toBe(false);
        await disk.empty();
        await expectHealed(dataFolder);
        await rm(dataFolder, { recursive: true });
      }
      expect(refused).toBeGreaterThan(0);
    } finally {
      disk.remove();
    }
  });
});

describe("a folder that may only be read", () => {
  it("is refused with a message, and heals when it may be written to", async () => {
    const dataFolder = join(folder, "read-only");
    await bringFiles(dataFolder);
    await chmod(dataFolder, 0o555);
    // For root nothing is read-only: another user has to try.
    const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const bin = fileURLToPath(new URL("../../bin/overwatch.mjs", import.meta.url));
    const run = async (...args: string[]) => {
      const child = spawn(process.execPath, [bin, ...args], { ...user, cwd: "/", env: { PATH: process.env["PATH"] } });
      let stderr = "";
      child.stderr.on("data", (chunk: Buffer) => {
        stderr += chunk.toString();
      });
      await once(child, "close");
      return { code: child.exitCode, stderr };
    };
    const version = await run("--version");
    if (version.code !== 0)
      expect.fail(`another user cannot run the command here, so this was not tested: ${version.stderr}`);
    const { code, stderr } = await run("process", "--data", dataFolder);
    expect([code, stderr]).toEqual([3, expect.stringMatching(/EACCES|permission/)]);
    await chmod(dataFolder, 0o755);
    await expectHealed(dataFolder);
  });
});

describe("process --watch", () => {
  it("goes on when the data folder disappears and comes back", async () => {
    const dataFolder = join(folder, "disappearing");
    const away = `${dataFolder}.away`;
    await bringFiles(dataFolder);
    const late = (await readdir(dataFolder)).filter((name) => name.includes("_300082_"));
    await Promise.all(late.map((name) => rename(join(dataFolder, name), join(folder, name))));
    const watching = startWatching(dataFolder);
    try {
      await until("the first pass is done", () => existsSync(join(dataFolder, "Run300065", "TPC", "report.json")));
      await rename(dataFolder, away);
      await until("it says so", () => watching.stderr().includes("tried again") || watching.exitCode() !== null);
      await rename(away, dataFolder);
      for (const name of late) await rename(join(folder, name), join(dataFolder, name));
      await until("what came since is processed", () =>
        existsSync(join(dataFolder, "Run300082", "EMC", "report.json")),
      );
      expect(await watching.stop()).toBe(0);
      await expectHealed(dataFolder);
    } finally {
      await watching.stop();
    }
  });

  it("works beside readers and slices, refuses a second one with its pid and host, and catches up after a stop", async () => {
    const dataFolder = join(folder, "together");
    const away = join(folder, "arriving");
    await bringFiles(away);
    await bringFiles(dataFolder);
    for (const name of await readdir(dataFolder)) if (!name.includes("_300076_")) await rm(join(dataFolder, name));
    const watching = startWatching(dataFolder);
    try {
      await until("the first pass is done", () => existsSync(join(dataFolder, "Run300076", "EMC", "report.json")));
      const second = await overwatch(["process", "--data", dataFolder]);
      expect(second.code).toBe(3);
      expect(second.stderr).toContain(`process ${watching.pid} on ${hostname()}`);

      let reading = true;
      let reads = 0;
      const reader = (async () => {
        while (reading) {
          const { exit, run } = await overwatchJson<{ run: number }>(["runs", "show", "300076", "--data", dataFolder]);
          expect([exit, run]).toEqual([0, 300076]);
          reads++;
        }
      })();
      let slices = 0;
      const slicer = (async () => {
        while (reading) {
          // Another option each time: none is given back from before.
          const option = `hotChannelThreshold=${++slices}`;
          const args = ["slice", "300076", "EMC", "--from", "0", "--to", "9", "--option", option, "--data", dataFolder];
          const { exit, cached, hists } = await overwatchJson<{ cached: boolean; hists: unknown[] }>(args);
          expect([exit, cached, hists.length > 0]).toEqual([0, false, true]);
        }
      })();
      for (const name of (await readdir(away)).sort()) {
        if (!name.includes("_300076_")) await cp(join(away, name), join(dataFolder, name));
      }
      await until("all that came is processed", async () => {
        const { stdout } = await overwatch(["runs", "list", "--json", "--data", dataFolder]);
        return (JSON.parse(stdout) as unknown[]).length === 7;
      });
      reading = false;
      await Promise.all([reader, slicer]);
      expect([reads > 0, slices > 0]).toEqual([true, true]);
      expect(await watching.stop()).toBe(0);
    } finally {
      await watching.stop();
    }
    await cp(
      join(recorded, "malformed", "EMChistos_300076_TPC_2015_11_24_18_5_10.root"),
      join(dataFolder, "EMChistos_300090_C_2015_11_24_18_5_10.root"),
    );
    const after = startWatching(dataFolder);
    try {
      await until("it caught up", () => existsSync(join(dataFolder, "Run300090", "EMC", "report.json")));
    } finally {
      await after.stop();
    }
    await rm(join(dataFolder, "Run300090"), { recursive: true });
    await expectHealed(dataFolder);
  });
});
