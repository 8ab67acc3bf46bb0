/** An answer of a hundred megabytes, and a disk that is full in the middle of a file. */
import { execFileSync, spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHistogram, setBinContent } from "@overwatch/core/hist";
import { encodeAliHeader, encodeAliInfo, openRootFile, writeMessage } from "@overwatch/core/root";
import { openAnswerer } from "@overwatch/receivers/simulate";
import { createZmqReceiver } from "@overwatch/receivers/zmq";
import { afterEach, beforeEach, expect, it } from "vitest";

const silent = { debug: () => {}, info: () => {}, warn: () => {} };
let folder: string;
let mounted = false;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "overwatch-large-"));
});
afterEach(async () => {
  if (mounted) execFileSync("umount", [join(folder, "small")]);
  mounted = false;
  await rm(folder, { recursive: true });
});

function hist(name: string, bins: number) {
  const axis = { nbins: bins, min: 0, max: bins };
  return setBinContent(createHistogram({ name, title: "", axes: [axis, axis], storage: "float32" }), [3, 4], 5);
}

/** A merger that answers with some large histograms, and a receiver that asks it. */
async function receive(dataFolder: string, bins: number, count: number) {
  const pairs = Array.from({ length: count }, (_, i) => [
    encodeAliHeader({ id: "ROOTTOBJ", serialization: "ROOT" }),
    writeMessage(hist(`h${i}`, bins)),
  ]).flat();
  const info = encodeAliInfo({ run: 7, hltMode: "C", beamType: "p-p" });
  const socket = await openAnswerer({ addresses: ["tcp://127.0.0.1:*"] });
  const serving = socket.serve(() => [encodeAliHeader({ id: "INFO____" }), info, ...pairs]);
  const end = new AbortController();
  let second = 1_800_000_000;
  const options = { in: `REQ>${socket.address}`, subsystem: "EMC", sleep: 0.02, timeout: 60, level: 0 };
  const receiver = createZmqReceiver(options, { dataFolder, log: silent, now: () => 1000 * second++ });
  const running = receiver.run(end.signal);
  const stop = async () => {
    end.abort();
    socket.close();
    await Promise.all([running, serving]);
  };
  return { receiver, stop };
}

async function until(what: () => boolean): Promise<void> {
  while (!what()) await new Promise((resolve) => setTimeout(resolve, 20));
}
const filesOf = async (path: string) => (await readdir(path)).filter((name) => name.endsWith(".root")).sort();

it("takes a hundred megabytes in one answer", async () => {
  const { receiver, stop } = await receive(folder, 1800, 8);
  await until(() => receiver.health().counters.files >= 1);
  await stop();
  const [name = ""] = await filesOf(folder);
  expect((await stat(join(folder, name))).size).toBeGreaterThan(100e6);
  const file = await openRootFile(join(folder, name));
  expect(file.keys()).toHaveLength(8);
  await file.close();
});

it("shows nothing of a file for which the disk is too small, and goes on when there is room", async (context) => {
  const small = join(folder, "small");
  await mkdir(small);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=8m", "tmpfs", small], { stdio: "ignore" });
    mounted = true;
  } catch {
    context.skip(); // who may not mount has no small disk
  }
  await writeFile(join(small, "filler"), new Uint8Array(6e6));
  const { receiver, stop } = await receive(small, 800, 1);
  await until(() => receiver.health().counters.failures >= 2);
  expect(receiver.health()).toMatchObject({ state: "failing", problem: { code: "ENOSPC" } });
  expect((await readdir(small)).filter((name) => !/^\.?heartbeat/.test(name) && !name.startsWith("."))).toEqual([
    "filler",
  ]);
  await rm(join(small, "filler"));
  await until(() => receiver.health().counters.files >= 1);
  await stop();
  expect(await filesOf(small)).not.toEqual([]);
});

it("ends at once although an answer of a hundred megabytes is on its way", async () => {
  const bin = new URL("../../bin/overwatch.mjs", import.meta.url).pathname;
  const socket = await openAnswerer({ addresses: ["tcp://127.0.0.1:*"] });
  const large = writeMessage(hist("h", 5000));
  let asked = false;
  const serving = socket.serve(() => {
    asked = true;
    return [encodeAliHeader({ id: "ROOTTOBJ", serialization: "ROOT" }), large];
  });
  const args = ["receive", "zmq", "--in", `REQ>${socket.address}`, "--subsystem", "EMC", "--data", folder];
  const child = spawn(process.execPath, [bin, ...args], { stdio: "ignore" });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  await until(() => asked);
  child.kill("SIGINT");
  expect(await ended).toBe(0);
  socket.close();
  await serving;
});
