import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { processFolder } from "../offline-process/process.mjs";
import { receive } from "../offline-process/receive.mjs";
import { findDrifts, fitLine } from "./analyse.mjs";

test("a line is found again", () => {
  const { slope, mean } = fitLine([1, 2, 3, 4].map((t) => [1e6 + t, 5 + 2 * t]));
  assert.ok(Math.abs(slope - 2) < 1e-9);
  assert.equal(mean, 10);
});

test("an amplitude that drifts is among the steepest trends", async (t) => {
  const data = await mkdtemp(join(tmpdir(), "trend-analysis-"));
  t.after(() => rm(data, { recursive: true }));
  await receive(data, { minutes: 4, faults: [{ kind: "drift", fromMinute: 1 }] });
  await processFolder(data, import.meta.dirname);

  const drifts = await findDrifts(data, "EMC");
  assert.ok(drifts.length > 20, `${drifts.length} trends`);
  assert.ok(drifts.every(({ points, perHour }) => points === 4 && Number.isFinite(perHour)));
  assert.ok(Math.abs(drifts[0].relative) >= Math.abs(drifts.at(-1).relative));
});
