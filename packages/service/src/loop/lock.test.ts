import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { LOCK, takeLock } from "./lock.js";
import { identityOf } from "./process-identity.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "overwatch-lock-"));
});
afterEach(() => rm(folder, { recursive: true }));

const put = (owner: unknown) =>
  writeFile(join(folder, LOCK), typeof owner === "string" ? owner : JSON.stringify(owner));

describe("takeLock", () => {
  it("is refused with the owner's name while another holds it, and free again behind it", async () => {
    const lock = await takeLock(folder, "overwatch process");
    await expect(takeLock(folder, "overwatch process")).rejects.toMatchObject({
      code: "DATA_FOLDER_LOCKED",
      message: expect.stringContaining(`process ${process.pid}`),
    });
    await lock.release();
    await (await takeLock(folder, "again")).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it("takes over the lock of a process that was killed", async () => {
    const child = spawn(process.execPath, ["-e", ""], { stdio: "ignore" });
    const { pid } = child;
    await once(child, "exit");
    await put({ pid, host: hostname(), command: "killed" });
    await (await takeLock(folder, "next")).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([
    ["rubbish", "no json"],
    ["another form", "{}"],
  ])("takes over %s", async (_name, text) => {
    await put(text);
    await (await takeLock(folder, "next")).release();
  });

  it("takes over the lock of a process whose number another one has now", async () => {
    const identity = await identityOf(process.pid);
    await put({ pid: process.pid, host: hostname(), command: "before", process: { ...identity, started: "1" } });
    await (await takeLock(folder, "next")).release();
  });

  it("leaves a suspended process its lock, whatever its heartbeat says", async () => {
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
    await once(child, "spawn");
    child.kill("SIGSTOP");
    const pid = child.pid ?? 0;
    await put({ pid, host: hostname(), command: "suspended", process: await identityOf(pid) });
    await utimes(join(folder, LOCK), 1, 1);
    await expect(takeLock(folder, "next")).rejects.toMatchObject({ details: { pid } });
    child.kill("SIGKILL");
    await once(child, "exit");
    await (await takeLock(folder, "next")).release();
  });

  describe("of another host", () => {
    const elsewhere = {
      pid: 1,
      host: "elsewhere",
      command: "overwatch up",
      process: { system: "its own", started: "1" },
    };
    const hour = 3600;

    it.each([
      { name: "fresh", age: 0, beats: false, taken: false },
      { name: "of a host whose clock is an hour ahead", age: -hour, beats: false, taken: false },
      {
        name: "old, with a heart that beats while it is watched: a clock jumped",
        age: hour,
        beats: true,
        taken: false,
      },
      { name: "old, without a heartbeat while it is watched", age: hour, beats: false, taken: true },
    ])("$name: taken over $taken", async ({ age, beats, taken }) => {
      await put(elsewhere);
      const then = Date.now() / 1000 - age;
      await utimes(join(folder, LOCK), then, then);
      const wait = async () => {
        if (beats) await utimes(join(folder, LOCK), then + 10, then + 10);
      };
      const lock = takeLock(folder, "next", { wait });
      if (taken) await (await lock).release();
      else await expect(lock).rejects.toMatchObject({ message: expect.stringContaining("elsewhere") });
    });
  });

  it("tells an owner that it has lost its lock, and leaves the new one alone", async () => {
    const lock = await takeLock(folder, "first");
    await lock.check();
    await rm(join(folder, LOCK));
    await put({ pid: 1, host: "elsewhere", command: "second" });
    await expect(lock.check()).rejects.toMatchObject({
      code: "LOCK_LOST",
      message: expect.stringContaining("elsewhere"),
    });
    await lock.release();
    expect(await readdir(folder)).toEqual([LOCK]);
  });

  it("has one winner of many", async () => {
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => takeLock(folder, "many")));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});
