// The receiver alone: objects of A over real ZeroMQ on loopback into files, as fast as it can. Usage: node bench/receivers/alone.mjs [SECONDS]
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createZmqReceiver } from "../../packages/receivers/dist/zmq/index.js";

const seconds = Number(process.argv[2] ?? 10);
const silent = { debug() {}, info() {}, warn: console.error };

for (const [objects, level] of [
  [500, 0],
  [500, 1],
  [4000, 0],
  [4000, 1],
]) {
  const merger = spawn(process.execPath, [new URL("merger.mjs", import.meta.url).pathname, String(objects)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const address = await new Promise((resolve) => merger.stdout.once("data", (chunk) => resolve(String(chunk).trim())));
  const dataFolder = await mkdtemp(join(tmpdir(), "overwatch-bench-"));
  // Names of files tell seconds: the clock of the names goes on by one with each file, the measured one is the real one.
  let files = 0;
  const receiver = createZmqReceiver(
    { in: `REQ>${address}`, subsystem: "EMC", sleep: 0, timeout: 60, level },
    { dataFolder, log: silent, now: () => (1_800_000_000 + files) * 1000, onFile: () => files++ },
  );
  const end = new AbortController();
  const running = receiver.run(end.signal);
  while (files === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const before = { ...receiver.health().counters, cpu: process.cpuUsage(), at: performance.now() };
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const after = receiver.health().counters;
  const { user, system } = process.cpuUsage(before.cpu);
  const passed = (performance.now() - before.at) / 1000;
  const rate = (after.objects - before.objects) / passed;
  const share = (user + system) / 1e6 / passed;
  console.log(
    `${objects} objects an answer, level ${level}: ${Math.round(rate)} objects/s (${Math.round(rate / share)} per CPU second), ` +
      `${((after.bytes - before.bytes) / passed / 1e6).toFixed(1)} MB/s of files, ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`,
  );
  end.abort();
  await running;
  merger.kill();
  await rm(dataFolder, { recursive: true });
}
process.exit(0);
