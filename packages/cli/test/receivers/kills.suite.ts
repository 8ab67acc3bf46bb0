/** A receiver and a merger, each killed again and again at random moments: what is visible is whole, and data go on. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openRootFile } from "@overwatch/core/root";
import { createRandom } from "@overwatch/receivers/simulate";
import { afterEach, beforeEach, expect, it } from "vitest";

/** Kills; KILLS=1000 for a long run, SEED for another one. */
const kills = Number(process.env["KILLS"] ?? 100);
const seed = Number(process.env["SEED"] ?? 20261128);
const bin = fileURLToPath(new URL("../../bin/overwatch.mjs", import.meta.url));
const minutes = 6;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "overwatch-kills-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** A process that is begun again whenever it was killed; `ready` resolves when it says what it says at work. */
class Side {
  #child: ChildProcess | undefined;
  ready: Promise<string> = Promise.resolve("");
  /** Everything that was said on standard error, in portions. */
  readonly said: string[] = [];

  readonly #args: readonly string[];
  readonly #sign: RegExp;

  constructor(args: readonly string[], sign: RegExp) {
    this.#args = args;
    this.#sign = sign;
  }

  start(): void {
    const child = spawn(process.execPath, [bin, ...this.#args], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    this.#child = child;
    this.ready = new Promise((resolve) => {
      const hear = (chunk: Buffer) => {
        const text = String(chunk);
        this.said.push(text);
        const found = this.#sign.exec(text)?.[0];
        if (found !== undefined) resolve(found);
      };
      child.stdout.on("data", hear);
      child.stderr.on("data", hear);
    });
  }

  async end(signal: "SIGKILL" | "SIGINT"): Promise<number | null> {
    const child = this.#child;
    if (child === undefined) return null;
    const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
    child.kill(signal);
    return ended;
  }
}

it(`survives ${kills} kills of either side`, { timeout: minutes * 60_000 }, async () => {
  console.info(`seed ${seed}, ${kills} kills`);
  const random = createRandom(seed);
  const address = "tcp://127.0.0.1:";
  const simulate = ["simulate", "--subsystem", "HLT", "--per-request", "--events", "200"];
  const first = new Side([...simulate, "--out", `REP@${address}*`], /tcp:\/\/\S+/);
  first.start();
  const place = await first.ready;
  await first.end("SIGKILL");

  const merger = new Side([...simulate, "--out", `REP@${place}`], /answers at/);
  const receive = ["receive", "zmq", "--in", `REQ>${place}`, "--subsystem", "HLT", "--data", "data"];
  const receiver = new Side([...receive, "--sleep", "0", "--timeout", "0.5"], /answers|NO_ANSWER|Expected an answer/);
  const data = join(folder, "data");
  const files = async () => (await readdir(data).catch(() => [])).filter((name) => /^HLThistos_.*\.root$/.test(name));
  const begin = async () => {
    merger.start();
    receiver.start();
    await Promise.all([merger.ready, receiver.ready]);
  };

  await begin();
  const whole = new Set<string>();
  for (let kill = 0; kill < kills; kill++) {
    const side = random.uniform() < 0.5 ? merger : receiver;
    await new Promise((resolve) => setTimeout(resolve, random.uniform(0, 300)));
    await side.end("SIGKILL");
    for (const name of await files()) {
      if (whole.has(name)) continue;
      const file = await openRootFile(join(data, name));
      expect({ name, objects: file.keys().length }).toEqual({ name, objects: 39 });
      await file.close();
      whole.add(name);
    }
    side.start();
    await side.ready;
  }
  const before = (await files()).length;
  while ((await files()).length < before + 2) await new Promise((resolve) => setTimeout(resolve, 50));
  expect([await receiver.end("SIGINT"), await merger.end("SIGINT")]).toEqual([0, 0]);
  console.info(`${(await files()).length} files`);
  // What a killed receiver had on its way is hidden, and nothing else is left.
  const others = (await readdir(data)).filter((name) => !/^HLThistos_.*\.root$|^heartbeat\.|^\./.test(name));
  expect(others).toEqual([]);
});
