import { appendFile, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHistogram } from "@overwatch/core/hist";
import { encodeRootFile } from "@overwatch/core/root";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createDropReceiver } from "./create-drop-receiver.js";

const silent = { debug: () => {}, info: () => {}, warn: () => {} };
const object = createHistogram({ name: "h", title: "", axes: [{ nbins: 2, min: 0, max: 2 }] });
const good = encodeRootFile([{ path: "h", object }]);
const name = "EMChistos_7_C_2026_1_1_1_1_1Z.root";

let base: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), "overwatch-drop-"));
  await mkdir(join(base, "from"));
});
afterEach(() => rm(base, { recursive: true }));

/** Goes through steps; each waits until its condition is met while the receiver looks every few milliseconds. */
async function receive(now: () => number, ...steps: (() => Promise<boolean>)[]) {
  const end = new AbortController();
  const edges = { dataFolder: join(base, "data"), log: silent, now };
  const receiver = createDropReceiver({ from: join(base, "from"), sleep: 0.005 }, edges);
  const running = receiver.run(end.signal);
  for (const step of steps) while (!(await step())) await new Promise((resolve) => setTimeout(resolve, 5));
  end.abort();
  await running;
  return receiver.health();
}
const stored = async () => (await readdir(join(base, "data")).catch((): string[] => [])).includes(name);

it("leaves a growing file alone, and takes it when it is complete", async () => {
  const path = join(base, "from", name);
  await writeFile(path, good.subarray(0, 200));
  let looks = 0;
  const health = await receive(
    Date.now,
    async () => {
      expect(await stored()).toBe(false);
      return ++looks > 10;
    },
    async () => {
      await appendFile(path, good.subarray(200));
      return true;
    },
    stored,
  );
  expect(health.counters).toMatchObject({ files: 1, refused: 0 });
  expect(await readdir(join(base, "from"))).toEqual([]);
});

it("tells once of a file that stays unfinished, and leaves it where it is", async () => {
  await writeFile(join(base, "from", name), good.subarray(0, 200));
  let looks = 0;
  const later = () => Date.now() + 3_600_000;
  const health = await receive(later, async () => ++looks > 20);
  expect(health.counters.refused).toBe(1);
  expect(await readdir(join(base, "from"))).toEqual([name]);
});

it("passes other names by", async () => {
  await writeFile(join(base, "from/notes.root"), good);
  let looks = 0;
  const health = await receive(Date.now, async () => ++looks > 5);
  expect(health.counters.contacts).toBe(0);
});
