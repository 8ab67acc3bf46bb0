import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createHistogram } from "@overwatch/core/hist";
import { formatReceivedName, storedName, timeText } from "@overwatch/core/names";
import { encodeAliHeader, encodeAliInfo, encodeRootFile, writeMessage } from "@overwatch/core/root";
import { describe, expect, it } from "vitest";
import { createDropReceiver } from "../drop/index.js";
import { createHttpReceiver, createUploadClient } from "../http/index.js";
import type { Receiver } from "../receiving/index.js";
import { createReplay } from "../replay/index.js";
import { type Frames, openAnswerer } from "../sockets/index.js";
import { createFolderSite, createTransfer } from "../transfer/index.js";
import { createZmqReceiver } from "../zmq/index.js";
import { checkClause, describeReceiver } from "./describe-receiver.js";
import { type ReceiverUnderTest, receiverContract, type StartReceiver } from "./receiver-contract.js";

const silent = { debug: () => {}, info: () => {}, warn: () => {} };
const object = createHistogram({ name: "h", title: "", axes: [{ nbins: 2, min: 0, max: 2 }], storage: "float32" });
const good = encodeRootFile([{ path: "h", object }]);
// Cut in the middle of its objects, and with nothing behind: no reader can use it, and it will not grow.
const bad = new TextEncoder().encode("this is no ROOT file");
const soon = 0.005;
/** A clock that goes on by a second at each look, so that no test waits for a name. */
const clock = (seconds = 1_800_000_000) => {
  let at = seconds;
  return () => 1000 * at++;
};

function under(receiver: Receiver, deliver: ReceiverUnderTest["deliver"], ...others: (() => Promise<unknown>)[]) {
  const end = new AbortController();
  const running = receiver.run(end.signal);
  running.catch(() => {});
  const stop = async () => {
    end.abort();
    await running;
    for (const other of others) await other();
  };
  return { receiver, deliver, stop };
}

/** Puts files of one subsystem into a folder, each under a name that `nameOf` makes of its time. */
function writer(folder: string, nameOf: (time: number) => string): ReceiverUnderTest["deliver"] {
  let time = 1_700_000_000;
  return async (what) => {
    await mkdir(folder, { recursive: true });
    const name = nameOf(time++);
    await writeFile(join(folder, `.${name}`), what === "good" ? good : bad);
    await rename(join(folder, `.${name}`), join(folder, name));
  };
}
const spelt = (time: number) => formatReceivedName({ subsystem: "EMC", run: 7, hltMode: "C", time });

const receivers: Readonly<Record<string, StartReceiver>> = {
  zmq: async (dataFolder) => {
    const replies: Frames[] = [];
    const info = (run: number) => [
      encodeAliHeader({ id: "INFO____" }),
      encodeAliInfo({ run, hltMode: "C", beamType: "p-p" }),
    ];
    const header = encodeAliHeader({ id: "ROOTTOBJ", serialization: "ROOT" });
    const socket = await openAnswerer({ addresses: ["tcp://127.0.0.1:*"] });
    const serving = socket.serve(() => replies.shift() ?? info(0));
    const receiver = createZmqReceiver(
      { in: `REQ>${socket.address}`, subsystem: "EMC", sleep: soon, timeout: 5 },
      { dataFolder, log: silent, now: clock() },
    );
    const close = async () => {
      socket.close();
      await serving;
    };
    return under(
      receiver,
      async (what) => {
        replies.push(what === "good" ? [...info(7), header, writeMessage(object)] : [...info(7), header, bad]);
      },
      close,
    );
  },
  http: async (dataFolder) => {
    const token = "a-token-of-tests";
    let listening: (url: string) => void = () => {};
    const address = new Promise<string>((resolve) => {
      listening = resolve;
    });
    const receiver = createHttpReceiver(
      { port: 0, token, requestsPerMinute: 100_000 },
      { dataFolder, log: silent, now: Date.now, onListening: listening },
    );
    let time = 1_700_000_000;
    const started = under(receiver, async (what) => {
      const client = createUploadClient({ url: await address, token, retries: 0 });
      const sent = client.put(spelt(time++), what === "good" ? good : bad);
      await (what === "good" ? sent : sent.catch(() => {}));
    });
    await address;
    return started;
  },
  drop: async (dataFolder, from) => {
    const receiver = createDropReceiver({ from, sleep: soon }, { dataFolder, log: silent, now: Date.now });
    return under(receiver, writer(from, spelt));
  },
  replay: async (to, from) => {
    const folder = join(from, "Run7/EMC");
    await mkdir(folder, { recursive: true });
    const pace = { every: 0, files: 1 };
    const receiver = createReplay(
      { from, to, run: 7, timeZone: "UTC", pace, follow: true, sleep: soon },
      { log: silent, now: Date.now },
    );
    return under(
      receiver,
      writer(folder, (time) => storedName("EMC", `${timeText(time, "UTC")}Z`)),
    );
  },
  transfer: async (dataFolder, from) => {
    await mkdir(dataFolder, { recursive: true });
    const sites = [createFolderSite("there", dataFolder)];
    const receiver = createTransfer({ from, sites, sleep: soon, delay: 1 }, { log: silent, now: Date.now });
    return under(receiver, writer(from, spelt));
  },
};

for (const [name, start] of Object.entries(receivers)) describeReceiver(name, start);

describe("a receiver that does one thing wrong fails the suite", () => {
  const fake = (change: (real: ReceiverUnderTest, dataFolder: string) => Partial<ReceiverUnderTest>): StartReceiver => {
    return async (dataFolder, scratch) => {
      const real = await receivers["drop"]?.(dataFolder, scratch);
      if (real === undefined) throw new Error("no receiver");
      return { ...real, patience: 200, ...change(real, dataFolder) };
    };
  };
  const counting = (change: (counters: Record<string, number>) => Record<string, number>) =>
    fake(({ receiver }) => ({
      receiver: {
        ...receiver,
        health: () => {
          const health = receiver.health();
          return { ...health, counters: change({ ...health.counters }) as unknown as typeof health.counters };
        },
      },
    }));

  it.each<[string, StartReceiver]>([
    [
      "shows half of a file",
      fake(({ deliver }, folder) => ({
        deliver: async (what) => {
          await writeFile(join(folder, spelt(1)), good.subarray(0, 100)).catch(() => {});
          await deliver(what);
        },
      })),
    ],
    ["counts no files", counting((counters) => ({ ...counters, files: 0 }))],
    ["has counters of its own", counting((counters) => ({ ...counters, more: 1 }))],
    ["does not count what it refuses", counting((counters) => ({ ...counters, refused: 0 }))],
    ["does not tell of a full disk", counting((counters) => ({ ...counters, failures: 0 }))],
    [
      "leaves temporary files",
      fake(({ stop }, folder) => ({
        stop: async () => {
          await stop();
          await writeFile(join(folder, ".left.part"), "x").catch(() => {});
        },
      })),
    ],
  ])("%s", async (_name, start) => {
    const results = await Promise.allSettled(receiverContract.map((clause) => checkClause(clause, start)));
    expect(results.some(({ status }) => status === "rejected")).toBe(true);
  });
});
