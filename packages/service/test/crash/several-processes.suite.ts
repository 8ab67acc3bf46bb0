import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { encodePlain, type Publication } from "@overwatch/core/store";
import { samplePublication, sampleTrend } from "@overwatch/core/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../src/store/open-store.js";

let folder: string;
let processes: ChildProcess[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "overwatch-processes-"));
});
afterEach(async () => {
  for (const child of processes) child.kill("SIGKILL");
  processes = [];
  await rm(folder, { recursive: true });
});

/** Starts a process that writes; `lines` are what it prints, and end when it does. */
async function start(verb: "publish" | "rebuild", publications: readonly Publication[]) {
  const file = join(folder, `${verb} ${publications[0]?.report.run}.json`);
  await writeFile(file, encodePlain(publications));
  const script = join(import.meta.dirname, "store-process.mjs");
  const child = spawn(process.execPath, [script, verb, folder, file], { stdio: ["ignore", "pipe", "inherit"] });
  processes.push(child);
  return { child, ended: once(child, "exit"), lines: createInterface({ input: child.stdout }) };
}

/** A publication with many trends, so that writing it takes the database several statements. */
function growing(files: number): Publication {
  const names = Array.from({ length: files }, (_, at) => ({ name: `file ${at}`, time: at }));
  const trends = Array.from({ length: 300 }, (_, at) => sampleTrend("EMC", `trend ${at}`, 300005, names));
  return samplePublication({ files, trends });
}

describe("a store that several processes use", () => {
  it("has each publication whole or not at all when the writer is killed", async () => {
    const { child, ended, lines } = await start("publish", [1, 2, 3, 4, 5, 6, 7, 8].map(growing));
    let published = -1;
    for await (const _line of lines) {
      published++;
      if (published === 3) child.kill("SIGKILL");
    }
    await ended;
    const { store } = await openStore({ folder });
    const report = await store.report(300005, "EMC");
    const count = report?.files.length ?? 0;
    expect(count).toBeGreaterThanOrEqual(3);
    expect(report).toStrictEqual(growing(count).report);
    expect(await store.events(0)).toHaveLength(count);
    expect((await store.trends()).map(({ points }) => points)).toEqual(Array(300).fill(count));
    expect(await store.trendPoints("EMC", "trend 299")).toHaveLength(count);
    await store.close();
  });

  it("is as before when a rebuilding is killed", async () => {
    const before = await openStore({ folder });
    await before.store.publish(samplePublication({ run: 1 }));
    const runs = Array.from({ length: 100 }, (_, at) => samplePublication({ run: 100 + at }));
    const { child, ended, lines } = await start("rebuild", runs);
    for await (const line of lines) {
      if (line === "half-way") {
        expect((await before.store.runs()).map(({ run }) => run)).toEqual([1]);
        child.kill("SIGKILL");
      }
    }
    await ended;
    await before.store.publish(samplePublication({ run: 2 }));
    await before.store.close();
    const { store, needsRebuild } = await openStore({ folder });
    expect((await store.runs()).map(({ run }) => run)).toEqual([2, 1]);
    expect(needsRebuild).toBe(true);
    await store.close();
  });

  it("takes what two processes write at once, from the first moment on, while a third reads", async () => {
    const runs = (from: number) => Array.from({ length: 25 }, (_, at) => samplePublication({ run: from + at }));
    const writers = await Promise.all([start("publish", runs(100)), start("publish", runs(200))]);
    await Promise.race(writers.map(({ lines }) => once(lines, "line")));
    const { store } = await openStore({ folder });
    const seen: number[] = [];
    while (writers.some(({ child }) => child.exitCode === null)) {
      seen.push((await store.runs()).length);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(writers.map(({ child }) => child.exitCode)).toEqual([0, 0]);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(await store.runs()).toHaveLength(50);
    const numbers = (await store.events(0)).map(({ number }) => number);
    expect(numbers.map((number) => number - (numbers[0] ?? 0))).toEqual(Array.from({ length: 50 }, (_, at) => at));
    await store.close();
  });
});
