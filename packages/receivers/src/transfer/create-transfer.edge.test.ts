import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHistogram } from "@overwatch/core/hist";
import { encodeRootFile } from "@overwatch/core/root";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createHttpReceiver } from "../http/index.js";
import { createTransfer, type TransferOptions } from "./create-transfer.js";
import { createFolderSite, createHttpSite, type Site } from "./site.js";
import { withRetries } from "./with-retries.js";

const silent = { debug: () => {}, info: () => {}, warn: () => {} };
const object = createHistogram({ name: "h", title: "", axes: [{ nbins: 2, min: 0, max: 2 }] });
const good = encodeRootFile([{ path: "h", object }]);
const names = [1, 2, 3].map((second) => `EMChistos_7_C_2026_1_1_1_1_${second}Z.root`);

let base: string;
let from: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), "overwatch-transfer-"));
  from = join(base, "from");
  await mkdir(from);
  for (const name of [...names, "notes.md", ".EMChistos_7_C_2026_1_1_1_1_9Z.root"])
    await writeFile(join(from, name), good);
});
afterEach(() => rm(base, { recursive: true }));

const files = async (folder: string) =>
  (await readdir(folder).catch(() => [])).filter((name) => /^EMC/.test(name)).sort();

/** Runs until `enough`, looking every few milliseconds. */
async function transfer(options: Partial<TransferOptions>, enough: () => Promise<boolean>) {
  const end = new AbortController();
  const receiver = createTransfer(
    { from, sites: [], sleep: 0.01, delay: 1, ...options },
    { log: silent, now: Date.now },
  );
  const running = receiver.run(end.signal);
  while (!(await enough())) await new Promise((resolve) => setTimeout(resolve, 5));
  end.abort();
  await running;
  return receiver.health();
}

async function folderSite(name: string): Promise<Site> {
  await mkdir(join(base, name));
  return createFolderSite(name, join(base, name));
}

const down: Site = { name: "down", send: () => Promise.reject(new Error("no route")) };

describe("a transfer", () => {
  it("brings files to every site, and removes them here when all have them", async () => {
    const sites = [await folderSite("a"), await folderSite("b")];
    const health = await transfer({ sites }, async () => (await files(from)).length === 0);
    expect([await files(join(base, "a")), await files(join(base, "b"))]).toEqual([names, names]);
    const left = (await readdir(from)).filter((name) => !/heartbeat/.test(name)).sort();
    expect(left).toEqual([".EMChistos_7_C_2026_1_1_1_1_9Z.root", "notes.md", "tempStorage"]);
    expect(health.counters).toMatchObject({ files: 6, failures: 0 });
  });

  it("keeps a site's files aside while it is down, and brings them when it is back", async () => {
    const real = await folderSite("a");
    let isDown = true;
    const site: Site = { name: "a", send: (file) => (isDown ? Promise.reject(new Error("down")) : real.send(file)) };
    const health = await transfer({ sites: [site] }, async () => {
      if ((await files(from)).length === 0 && isDown) {
        expect(await files(join(from, "tempStorage/a"))).toEqual(names);
        isDown = false;
      }
      return (await files(join(base, "a"))).length === 3 && (await files(join(from, "tempStorage/a"))).length === 0;
    });
    expect(health.counters.failures).toBeGreaterThan(0);
  });

  it("removes nothing that neither the site nor its storage has", async () => {
    const storage = join(base, "no-folder");
    await writeFile(storage, "a file where the storage should be");
    let looks = 0;
    await transfer({ sites: [down], storage }, async () => ++looks > 20);
    expect(await files(from)).toEqual(names);
  });

  it("leaves files where they are when it is told to, and sends each once", async () => {
    const sent: string[] = [];
    const site: Site = { name: "a", send: async ({ name }) => void sent.push(name) };
    let looks = 0;
    await transfer({ sites: [site], keep: true }, async () => sent.length >= 3 && ++looks > 5);
    expect(sent).toEqual(names);
    expect(await files(from)).toEqual(names);
  });

  it("does not make a mount point that is not there", async () => {
    const site = createFolderSite("a", join(base, "not-mounted"));
    await transfer({ sites: [site] }, async () => (await files(from)).length === 0);
    expect(await files(join(from, "tempStorage/a"))).toEqual(names);
  });

  it("goes to another Overwatch over HTTP", async () => {
    const end = new AbortController();
    const token = "a-token-of-tests";
    let running: Promise<void> = Promise.resolve();
    const url = await new Promise<string>((onListening) => {
      const edges = { dataFolder: join(base, "there"), log: silent, now: Date.now, onListening };
      running = createHttpReceiver({ port: 0, token }, edges).run(end.signal);
    });
    const sites = [createHttpSite("there", { url, token })];
    await transfer({ sites }, async () => (await files(from)).length === 0);
    expect(await files(join(base, "there"))).toEqual(names);
    end.abort();
    await running;
  });
});

describe("withRetries", () => {
  const { signal } = new AbortController();
  it.each([
    ["at once", 2, [true], 1],
    ["at the last try (WART 71)", 2, [false, false, true], 3],
    ["at once, without retries (WART 71)", 0, [true], 1],
  ])("works %s", async (_name, retries, outcomes, tries) => {
    let calls = 0;
    const act = async () => (outcomes[calls++] ? "done" : Promise.reject(new Error("no")));
    expect(await withRetries(act, { retries, delay: 0 }, signal)).toBe("done");
    expect(calls).toBe(tries);
  });

  it("gives up after so many", async () => {
    let calls = 0;
    const act = () => Promise.reject(new Error(`no ${++calls}`));
    await expect(withRetries(act, { retries: 2, delay: 0 }, signal)).rejects.toThrow("no 3");
  });
});
