/**
 * Against programs that share no line with ours: a merger in Python (pyzmq, real ROOT) for our receiver, and a Python
 * client for our simulator. Needs a Python with both: REFEREE_PYTHON=/path/to/python, else `python3`.
 * Without one the tests say that they were skipped; one that was named must do.
 */
import { type ChildProcess, execFile, spawn, spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createSimulation, openMerger } from "@overwatch/receivers/simulate";
import { createZmqReceiver } from "@overwatch/receivers/zmq";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const python = process.env["REFEREE_PYTHON"] ?? "python3";
const named = process.env["REFEREE_PYTHON"] !== undefined;
const usable = named || spawnSync(python, ["-W", "ignore", "-c", "import zmq, ROOT"], { stdio: "ignore" }).status === 0;
const script = (name: string) => fileURLToPath(new URL(`python/${name}`, import.meta.url));
const silent = { debug: () => {}, info: () => {}, warn: () => {} };

let folder: string;
let end: AbortController;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "overwatch-python-"));
  end = new AbortController();
});
afterEach(() => rm(folder, { recursive: true }));

async function run<T>(name: string, ...args: readonly string[]): Promise<T> {
  const { stdout } = await promisify(execFile)(python, ["-W", "ignore", script(name), ...args]);
  return JSON.parse(stdout) as T;
}

/** Lines of JSON that a script prints, as they come. */
function linesOf(child: ChildProcess): AsyncIterator<string> {
  if (child.stdout === null) throw new Error("no output");
  return createInterface({ input: child.stdout })[Symbol.asyncIterator]();
}

interface Found {
  readonly class: string;
  readonly entries: number;
  readonly sum: number;
}

describe.skipIf(!usable)("against real ROOT over real ZeroMQ", () => {
  it("our receiver stores what a Python merger sends, number by number", async () => {
    const answers = 3;
    const merger = spawn(python, ["-W", "ignore", script("merger.py"), String(answers)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const lines = linesOf(merger);
    const { address } = JSON.parse((await lines.next()).value as string) as { address: string };
    let second = 1_800_000_000;
    const files: string[] = [];
    const receiver = createZmqReceiver(
      { in: `REQ>${address}`, subsystem: "EMC", sleep: 0, timeout: 30, select: "." },
      { dataFolder: folder, log: silent, now: () => 1000 * second++, onFile: (name) => files.push(name) },
    );
    const running = receiver.run(end.signal);
    const sent = JSON.parse((await lines.next()).value as string) as { asked: unknown; hists: unknown };
    while (receiver.health().counters.files < answers) await new Promise((resolve) => setTimeout(resolve, 10));
    end.abort();
    await running;
    expect(files).toHaveLength(answers);
    expect(files[0]).toMatch(/^EMChistos_271001_B_/);
    expect(sent.asked).toEqual([
      { id: "CONFIG", options: " -select=. -SchemaOnRequest", frames: 4 },
      { id: "CONFIG", options: " -select=.", frames: 4 },
      { id: "CONFIG", options: " -select=.", frames: 4 },
    ]);
    expect(await run("read.py", join(folder, files.at(-1) ?? ""))).toEqual(sent.hists);
    expect(receiver.health().counters).toMatchObject({ problems: 0, refused: 0 });
  });

  it.each(["EMC", "TPC", "HLT"])("a Python client reads every object of our simulated %s", async (subsystem) => {
    const options = { subsystem, seed: 5, eventsPerMinute: 50 };
    const merger = await openMerger({
      ...options,
      addresses: ["tcp://127.0.0.1:*"],
      pace: "request",
      log: silent,
      now: Date.now,
    });
    const running = merger.run(end.signal);
    const answer = await run<{ ids: string[]; info: string; hists: Record<string, Found> }>(
      "client.py",
      merger.address,
      " -SchemaOnRequest",
    );
    end.abort();
    await running;
    expect(answer.ids).toEqual(["ROOTSTRI", "INFO____", "ROOTTOBJ"]);
    expect(answer.info).toBe("run=300100;HLT_MODE=C;BEAM_TYPE=p-p");
    const simulation = createSimulation(options);
    simulation.advance();
    const objects = simulation.objects();
    expect(Object.keys(answer.hists).sort()).toEqual(objects.map(({ name }) => name));
    for (const { name, object } of objects) {
      if (object.kind !== "h1" && object.kind !== "h2" && object.kind !== "h3") continue;
      const sum = [...object.contents].reduce((total, content) => total + content, 0);
      const found = answer.hists[name];
      expect({ name, entries: found?.entries }).toEqual({ name, entries: object.entries });
      expect(found?.sum).toBeCloseTo(sum, 6);
    }
  });
});
