import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { LOCK, takeLock } from "./lock.js";

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
    await put({ pid, host: (await import("node:os")).hostname(), command: "killed" });
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

  it("respects another host's heartbeat, and takes over when it stopped", async () => {
    await put({ pid: 1, host: "elsewhere", command: "overwatch up" });
    await expect(takeLock(folder, "next")).rejects.toMatchObject({ message: expect.stringContaining("elsewhere") });
    await utimes(join(folder, LOCK), 1, 1);
    await (await takeLock(folder, "next")).release();
  });

  it("has one winner of many", async () => {
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => takeLock(folder, "many")));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});
