import { mkdir, readdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { aliceGrammar, parseReceivedName } from "@overwatch/core/names";
import { openRootFile } from "@overwatch/core/root";
import { expect } from "vitest";
import type { Receiver, ReceiverCounters } from "../receiving/index.js";

/** A receiver at work, and the other side of it. */
export interface ReceiverUnderTest {
  readonly receiver: Receiver;
  /** Lets something come: a file of one histogram that is good, another one at each call, or something that cannot be used. */
  readonly deliver: (what: "good" | "bad") => Promise<void>;
  /** Ends the receiver and the other side; resolves when `run` did. */
  readonly stop: () => Promise<void>;
  /** How long the receiver may take for anything, milliseconds; default 10000. */
  readonly patience?: number;
}

/** Starts a receiver that stores in `dataFolder`. `scratch` is a folder for what the other side needs. */
export type StartReceiver = (dataFolder: string, scratch: string) => Promise<ReceiverUnderTest>;

/** One thing that every receiver does. */
export interface ReceiverClause {
  readonly does: string;
  /** Throws when the receiver does not. */
  readonly check: (under: ReceiverUnderTest, dataFolder: string) => Promise<void>;
}

const counterNames: readonly (keyof ReceiverCounters)[] = [
  "contacts",
  "files",
  "objects",
  "bytes",
  "refused",
  "problems",
  "timeouts",
  "failures",
];
const PATIENCE = 10_000;
const LOOK = 5;

/** What every receiver does, one clause each. */
export const receiverContract: readonly ReceiverClause[] = [
  {
    does: "stores what is good, whole, under a speaking name, and counts it",
    check: async (under, folder) => {
      await takes(under, folder, 2);
      const names = await received(folder);
      expect(names).toHaveLength(2);
      for (const name of names) expect(parseReceivedName(name, aliceGrammar, "UTC")).not.toHaveProperty("reason");
      const { counters, state, heardAt, storedAt } = under.receiver.health();
      expect(counters.files).toBe(2);
      expect(counters.bytes).toBeGreaterThan(0);
      expect(counters.contacts).toBeGreaterThanOrEqual(2);
      expect(state).toBe("receiving");
      expect(heardAt).toBeTypeOf("number");
      expect(storedAt).toBeTypeOf("number");
    },
  },
  {
    does: "shows the same counters, which only grow",
    check: async (under, folder) => {
      expect(Object.keys(under.receiver.health().counters).sort()).toEqual([...counterNames].sort());
      const before = under.receiver.health().counters;
      await takes(under, folder, 1);
      const after = under.receiver.health().counters;
      for (const name of counterNames) expect(after[name]).toBeGreaterThanOrEqual(before[name]);
      expect(after.files).toBe(before.files + 1);
    },
  },
  {
    does: "counts what cannot be used, shows nothing of it, and takes the next",
    check: async (under, folder) => {
      await under.deliver("bad");
      const wrong = () => under.receiver.health().counters.refused + under.receiver.health().counters.problems;
      await until(under, () => wrong() > 0);
      expect(under.receiver.health().problem?.code).toBeTypeOf("string");
      expect(await received(folder)).toEqual([]);
      await takes(under, folder, 1);
      expect(await received(folder)).toHaveLength(1);
    },
  },
  {
    does: "tells of a disk that takes nothing, and goes on when it does again",
    check: async (under, folder) => {
      await takes(under, folder, 1);
      await rename(folder, `${folder}-away`);
      // Something there that is no folder: whoever makes folders cannot make this one.
      await under.deliver("good").catch(() => {});
      await until(under, () => under.receiver.health().counters.failures > 0);
      expect(under.receiver.health().state).toBe("failing");
      await mkdir(folder, { recursive: true });
      await until(under, async () => {
        await under.deliver("good").catch(() => {});
        return (await received(folder)).length > 0;
      });
      await until(under, () => under.receiver.health().state === "receiving");
    },
  },
  {
    does: "ends when it is told to, and leaves nothing half-written",
    check: async (under, folder) => {
      await takes(under, folder, 1);
      await under.deliver("good").catch(() => {});
      await under.stop();
      expect(under.receiver.health().state).toBe("stopped");
      const names = await readdir(folder);
      expect(names.filter((name) => name.startsWith(".") && !/^\.heartbeat/.test(name))).toEqual([]);
      for (const name of await received(folder)) await opens(join(folder, name));
    },
  },
];

/** Delivers and waits until it is stored; whatever is visible meanwhile is whole. */
async function takes(under: ReceiverUnderTest, folder: string, count: number): Promise<void> {
  const { receiver, deliver } = under;
  for (let i = 0; i < count; i++) {
    const { files } = receiver.health().counters;
    await deliver("good");
    await until(under, async () => {
      for (const name of await received(folder)) await opens(join(folder, name));
      return receiver.health().counters.files > files;
    });
  }
}

async function opens(path: string): Promise<void> {
  const file = await openRootFile(path);
  expect(file.keys().length).toBeGreaterThan(0);
  await file.close();
}

async function received(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => [] as string[]);
  return names.filter((name) => name.endsWith(".root") && !name.startsWith("."));
}

async function until(
  { patience = PATIENCE }: ReceiverUnderTest,
  what: () => boolean | Promise<boolean>,
): Promise<void> {
  for (let waited = 0; waited < patience; waited += LOOK) {
    if (await what()) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK));
  }
  throw new Error("the receiver did not come to that");
}
