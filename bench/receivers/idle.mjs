// What a receiver costs while nothing happens: no merger at its address, and one that answers between runs once a second.
// Usage: node bench/receivers/idle.mjs [SECONDS]
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { encodeAliHeader, encodeAliInfo } from "../../packages/core/dist/root.js";
import { openAnswerer } from "../../packages/receivers/dist/simulate/index.js";
import { createZmqReceiver } from "../../packages/receivers/dist/zmq/index.js";

const seconds = Number(process.argv[2] ?? 30);
const silent = { debug() {}, info() {}, warn() {} };
const nothing = [encodeAliHeader({ id: "INFO____" }), encodeAliInfo({ run: 0, hltMode: "C", beamType: "" })];
const socket = await openAnswerer({ addresses: ["tcp://127.0.0.1:*"] });
const serving = socket.serve(() => nothing);
for (const [name, address] of [
  ["no merger", "tcp://127.0.0.1:1"],
  ["a merger between runs, asked each second", socket.address],
]) {
  const dataFolder = mkdtempSync(join(tmpdir(), "overwatch-idle-"));
  const edges = { dataFolder, log: silent, now: Date.now };
  const receiver = createZmqReceiver({ in: `REQ>${address}`, subsystem: "EMC", sleep: 1, timeout: 10 }, edges);
  const end = new AbortController();
  const running = receiver.run(end.signal);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const before = process.cpuUsage();
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const { user, system } = process.cpuUsage(before);
  console.log(`${name}: ${((user + system) / seconds / 1e4).toFixed(2)} % of a core`);
  end.abort();
  await running;
  rmSync(dataFolder, { recursive: true });
}
socket.close();
await serving;
process.exit(0);
