import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Arrivals, watchArrivals } from "./arrivals.js";

let folder: string;
let arrivals: Arrivals;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "overwatch-arrivals-"));
  arrivals = watchArrivals(folder);
});
afterEach(async () => {
  arrivals.close();
  await rm(folder, { recursive: true });
});

const never = new AbortController().signal;

describe("watchArrivals", () => {
  it("wakes when a file arrives, however it is brought", async () => {
    const woken = arrivals.next(60_000, never);
    await writeFile(join(folder, ".part"), "x");
    await rename(join(folder, ".part"), join(folder, "EMChistos_1_C_2015_11_24_18_5_10.root"));
    await woken;
  });

  it("ends when it is told to, and when the time is over", async () => {
    const end = new AbortController();
    const waiting = arrivals.next(60_000, end.signal);
    end.abort();
    await waiting;
    await arrivals.next(60_000, end.signal);
    await arrivals.next(1, never);
    expect(end.signal.aborted).toBe(true);
  });
});
