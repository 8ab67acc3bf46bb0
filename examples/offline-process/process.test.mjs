import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { processFolder } from "./process.mjs";
import { receive } from "./receive.mjs";

test("received files become runs with results", async (t) => {
  const data = await mkdtemp(join(tmpdir(), "offline-process-"));
  t.after(() => rm(data, { recursive: true }));
  await receive(data, { minutes: 2 });

  const report = await processFolder(data, import.meta.dirname);
  const [{ run, subsystems }] = report.runs;
  assert.equal(run, 300100);
  const emc = subsystems.map((one) => one.report).find(({ subsystem }) => subsystem === "EMC");
  assert.ok(emc.hists.length > 200);
  assert.deepEqual(emc.failures, []);
  assert.equal(emc.files.length, 2);
});
