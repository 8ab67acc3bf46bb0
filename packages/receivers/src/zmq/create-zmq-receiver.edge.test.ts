import { mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { encodeAliHeader, encodeAliInfo, openRootFile, writeMessage } from "@overwatch/core/root";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Publisher, Push } from "zeromq";
import type { Receiver, ReceiverHealth } from "../receiving/index.js";
import { openMerger, parseFault, type SimulationOptions } from "../simulate/index.js";
import { type Frames, openAnswerer } from "../sockets/index.js";
import { createZmqReceiver } from "./create-zmq-receiver.js";
import type { ZmqOptions } from "./options.js";

let folder: string;
let end: AbortController;
let running: Promise<unknown>[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "overwatch-zmq-"));
  end = new AbortController();
  running = [];
});
afterEach(async () => {
  end.abort();
  await Promise.all(running);
  await rm(folder, { recursive: true });
});

const silent = { debug: () => {}, info: () => {}, warn: () => {} };
/** A clock that goes on by a second at each look, so that no test waits for a name. */
const clock = () => {
  let seconds = 1_800_000_000;
  return () => 1000 * seconds++;
};
const files = async () => (await readdir(folder)).filter((name) => name.endsWith(".root")).sort();

function receive(address: string, options: Partial<ZmqOptions> = {}): Receiver {
  const receiver = createZmqReceiver(
    { in: `REQ>${address}`, subsystem: "EMC", sleep: 0, timeout: 5, ...options },
    { dataFolder: folder, log: silent, now: clock() },
  );
  running.push(receiver.run(end.signal));
  return receiver;
}

async function simulate(options: Partial<SimulationOptions> = {}): Promise<string> {
  const merger = await openMerger({
    subsystem: "XYZ",
    eventsPerMinute: 20,
    addresses: ["tcp://127.0.0.1:*"],
    pace: "request",
    log: silent,
    now: Date.now,
    ...options,
  });
  running.push(merger.run(end.signal));
  return merger.address;
}

async function serve(answer: (request: Frames) => Frames | undefined, address = "tcp://127.0.0.1:*"): Promise<string> {
  const socket = await openAnswerer({ addresses: [address] });
  end.signal.addEventListener("abort", socket.close, { once: true });
  running.push(socket.serve(answer));
  return socket.address;
}

/** Looks until it is so: what happens over a socket has no moment of its own. */
async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 2000; i++) {
    if (await what()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error("it did not come to that in 10 s");
}

const optionsOf = (request: Frames) => new TextDecoder().decode(request[1]);
const info = (run: number, hltMode = "B") => [
  encodeAliHeader({ id: "INFO____" }),
  encodeAliInfo({ run, hltMode, beamType: "p-p" }),
];
const note = (name: string) => [
  encodeAliHeader({ id: "ROOTTOBJ", serialization: "ROOT" }),
  writeMessage({ kind: "named", name, title: "t" }),
];

describe("a receiver of a merger", () => {
  it("stores one file for each answer, under the run, mode and UTC time", async () => {
    const receiver = receive(await simulate({ run: 7 }));
    await until(() => receiver.health().counters.files >= 3);
    const names = await files();
    expect(names[0]).toMatch(/^EMChistos_7_C_2027_1_15_8_0_\d+Z\.root$/);
    const file = await openRootFile(join(folder, names[0] ?? ""));
    expect(file.keys().map(({ path, className }) => `${className} ${path}`)).toEqual([
      "TH1F histAmplitude",
      "TH1F histEvents",
      "TH2F histHits",
    ]);
    await file.close();
    expect(receiver.health()).toMatchObject({ state: "receiving", counters: { refused: 0, problems: 0, timeouts: 0 } });
  });

  it("asks for the schema once, for the selection always, and for a reset if told", async () => {
    const asked: string[] = [];
    const address = await serve((request) => {
      asked.push(optionsOf(request));
      return [...info(1), ...note("a")];
    });
    receive(address, { select: "^a", resetMerger: true });
    await until(() => asked.length >= 3);
    expect(asked.slice(0, 3)).toEqual([
      " -select=^a -ResetOnRequest -SchemaOnRequest",
      " -select=^a -ResetOnRequest",
      " -select=^a -ResetOnRequest",
    ]);
  });

  it("asks for the schema again when an object cannot be read, and keeps the others", async () => {
    const asked: string[] = [];
    const receiver = receive(
      await serve((request) => {
        asked.push(optionsOf(request));
        const broken = [encodeAliHeader({ id: "ROOTTOBJ", serialization: "ROOT" }), new Uint8Array(50)];
        return asked.length === 1 ? [...info(1), ...broken, ...note("a")] : [...info(1), ...note("a")];
      }),
      { requestStreamers: false },
    );
    await until(() => asked.length >= 3);
    expect(asked.slice(0, 3)).toEqual(["", " -SchemaOnRequest", ""]);
    expect(receiver.health().counters).toMatchObject({ problems: 1, refused: 0 });
  });

  it("writes nothing between runs, and goes over to the next run", async () => {
    const receiver = receive(await simulate({ run: 8, runMinutes: 1, pauseMinutes: 1 }));
    await until(() => receiver.health().counters.files >= 2);
    expect((await files()).slice(0, 2).map((name) => name.split("_")[1])).toEqual(["8", "9"]);
  });

  it("goes on after silence, with a new socket", async () => {
    let calls = 0;
    const address = await serve(() => (++calls === 1 ? undefined : [...info(1), ...note("a")]));
    const receiver = receive(address, { timeout: 0.05 });
    await until(() => receiver.health().counters.files >= 1);
    expect(receiver.health().counters.timeouts).toBeGreaterThanOrEqual(1);
  });

  it("waits for a merger that is not there yet", async () => {
    const first = await openAnswerer({ addresses: ["tcp://127.0.0.1:*"] });
    const { address } = first;
    first.close();
    const receiver = receive(address, { timeout: 0.05 });
    await until(() => receiver.health().counters.timeouts >= 2);
    expect(receiver.health().state).toBe("silent");
    await until(async () => {
      try {
        await serve(() => [...info(1), ...note("a")], address);
        return true;
      } catch {
        return false; // the system has not given the port back yet
      }
    });
    await until(() => receiver.health().counters.files >= 1);
    expect(receiver.health().state).toBe("receiving");
  });

  it.each([
    ["an odd number of frames", [new Uint8Array(80)], { refused: 1, problems: 0 }],
    ["names that lead elsewhere", [...info(1), ...note("../x"), ...note("/etc/x"), ...note("a\0b")], { problems: 3 }],
    ["an object cut off", [...info(1), ...note("a").map((frame) => frame.subarray(0, 20))], { problems: 1 }],
    ["a mode that is none", [...info(1, "../"), ...note("a")], { refused: 0, problems: 0 }],
  ])("counts %s and goes on", async (_name, frames, counters) => {
    let calls = 0;
    const receiver = receive(await serve(() => (++calls === 1 ? frames : [...info(1), ...note("good")])));
    await until(() => receiver.health().counters.files >= 1);
    expect(receiver.health().counters).toMatchObject(counters);
    expect((await readdir(folder)).filter((name) => !/^(EMChistos_1_[BU]_|heartbeat\.|\.)/.test(name))).toEqual([]);
  });

  it("takes ten thousand objects in an answer", async () => {
    const many = Array.from({ length: 10_000 }, (_, i) => note(`n${i}`)).flat();
    const receiver = receive(await serve(() => [...info(1), ...many]));
    await until(() => receiver.health().counters.files >= 1);
    expect(receiver.health().counters.objects % 10_000).toBe(0);
  });

  it("keeps what cannot be written, and what a merger forgets is not asked for meanwhile", async () => {
    let calls = 0;
    const receiver = receive(
      await serve(() => {
        calls++;
        return [...info(1), ...note("a")];
      }),
      { resetMerger: true },
    );
    await until(() => receiver.health().counters.files >= 1);
    await rename(folder, `${folder}-away`);
    await until(() => receiver.health().counters.failures >= 2);
    const [before, stored] = [calls, receiver.health().counters.files];
    expect(receiver.health().state).toBe("failing");
    await rename(`${folder}-away`, folder);
    await until(() => receiver.health().counters.files > stored);
    expect(before - stored).toBe(1);
  });

  it("leaves a heartbeat and its counters, which say that it stopped at no name", async () => {
    const receiver = receive(await simulate());
    await until(async () => (await readdir(folder)).includes("heartbeat.EMCReceiver"));
    const health = JSON.parse(await readFile(join(folder, "heartbeat.EMCReceiver.json"), "utf8")) as ReceiverHealth;
    expect(health).toMatchObject({ kind: "zmq", subsystem: "EMC" });
    end.abort();
    await Promise.all(running);
    expect(receiver.health().state).toBe("stopped");
  });

  it("does no harm to another one of the same subsystem in the same folder", async () => {
    const [first, second] = [receive(await simulate({ run: 7 })), receive(await simulate({ run: 7, seed: 2 }))];
    const stored = () => first.health().counters.files + second.health().counters.files;
    await until(() => first.health().counters.files >= 2 && second.health().counters.files >= 2);
    end.abort();
    await Promise.all(running);
    // Both clocks say the same: names were taken, and each file has one of its own.
    expect(new Set(await files()).size).toBe(stored());
  });

  it.each(["PUSH", "PUB"] as const)("takes what a %s socket sends by itself", async (mode) => {
    const socket = mode === "PUSH" ? new Push({ linger: 0 }) : new Publisher({ linger: 0 });
    await socket.bind("tcp://127.0.0.1:*");
    const receiver = receive("", { in: `${mode === "PUSH" ? "PULL" : "SUB"}>${socket.lastEndpoint}`, sleep: 0 });
    const message = [...info(5), ...note("a")].map((frame) => Buffer.from(frame));
    await until(async () => {
      await socket.send(message);
      return receiver.health().counters.files >= 1;
    });
    expect((await files())[0]).toMatch(/^EMChistos_5_B_/);
    socket.close();
  });

  it("serves several subsystems in one process", async () => {
    const [first, second] = [
      receive(await simulate(), { subsystem: "AB" }),
      receive(await simulate(), { subsystem: "CD" }),
    ];
    await until(() => first.health().counters.files >= 1 && second.health().counters.files >= 1);
    expect(new Set((await files()).map((name) => name.slice(0, 2)))).toEqual(new Set(["AB", "CD"]));
  });

  it("hears a merger whose objects are damaged on the way", async () => {
    const receiver = receive(await simulate({ faults: [parseFault("corruptFrame")] }));
    await until(() => receiver.health().counters.files >= 2);
    expect(receiver.health().counters.problems).toBeGreaterThanOrEqual(2);
  });

  it.each([
    [{ in: "nothing", subsystem: "EMC" }, "ENDPOINT_INVALID"],
    [{ in: "REP>tcp://h:1", subsystem: "EMC" }, "ENDPOINT_INVALID"],
    [{ in: "REQ>tcp://h:1", subsystem: "../E" }, "SUBSYSTEM_INVALID"],
  ])("%j is refused", (options, code) => {
    const make = () => createZmqReceiver(options, { dataFolder: folder, log: silent, now: Date.now });
    expect(make).toThrow(expect.objectContaining({ code }));
  });
});
