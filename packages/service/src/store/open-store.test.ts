import { chmod, mkdir, mkdtemp, open, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeStore, samplePublication } from "@overwatch/core/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openConnection } from "./libsql.js";
import { openStore } from "./open-store.js";
import { INDEX_FORMAT } from "./schema.js";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "overwatch-store-"));
  path = join(folder, "overwatch.db");
});
afterEach(() => rm(folder, { recursive: true }));

describeStore("openStore", async () => (await openStore({ folder })).store);

/** A closed store with `runs` runs, as the one sees it that finds it on disk. */
async function leaveStore(runs: number): Promise<void> {
  const { store } = await openStore({ folder });
  await store.rebuild(Array.from({ length: runs }, (_, at) => samplePublication({ run: at + 1 })));
  await store.close();
}

async function change(sql: string): Promise<void> {
  const connection = await openConnection(path, 1);
  connection.exec(sql);
  connection.close();
}

describe("openStore", () => {
  it("makes folder and database, and asks to be filled until it was", async () => {
    const inside = { folder: join(folder, "deep/inside") };
    const first = await openStore(inside);
    expect(first).toMatchObject({ needsRebuild: true });
    expect(first.message).toBeUndefined();
    await first.store.publish(samplePublication());
    await first.store.close();
    const second = await openStore(inside);
    expect(second.needsRebuild).toBe(true);
    await second.store.rebuild([samplePublication()]);
    await second.store.close();
    const third = await openStore(inside);
    expect(third.needsRebuild).toBe(false);
    expect(await third.store.runs()).toHaveLength(1);
    await third.store.close();
  });

  it("makes nothing when it was told so", async () => {
    await expect(openStore({ folder, create: false })).rejects.toMatchObject({ code: "STORE_MISSING" });
    expect(await readdir(folder)).toEqual([]);
    await leaveStore(1);
    const { store } = await openStore({ folder, create: false });
    await store.close();
  });

  it("keeps its log apart, so that readers do not wait for a writer", async () => {
    const { store } = await openStore({ folder });
    await store.publish(samplePublication());
    expect(await readdir(folder)).toContain("overwatch.db-wal");
    await store.close();
  });

  it("makes an index of another format anew, and says so", async () => {
    await leaveStore(3);
    await change("pragma user_version = 4711");
    const { store, needsRebuild, message } = await openStore({ folder });
    expect(needsRebuild).toBe(true);
    expect(message).toBe(`The index ${path} was of format 4711, this program's is ${INDEX_FORMAT}: it was made anew.`);
    expect(await store.runs()).toEqual([]);
    await store.close();
    expect(await readdir(folder)).not.toContain("overwatch.db.damaged");
  });

  it.each([
    { what: "garbage", spoil: () => writeFile(path, "garbage ".repeat(1000)) },
    { what: "a file that was cut", spoil: () => leaveStore(50).then(() => truncate(path, 20_000)) },
    { what: "a database of something else", spoil: () => change("create table other (a)") },
  ])("sets $what aside and makes a new one", async ({ spoil }) => {
    await spoil();
    const contents = await readFile(path);
    const { store, needsRebuild, message } = await openStore({ folder });
    expect(needsRebuild).toBe(true);
    expect(message).toMatch(
      /^The index .*overwatch\.db could not be used \(.+\): it is now .*\.damaged, and a new one was made\.$/,
    );
    await store.publish(samplePublication());
    await store.close();
    expect(await readFile(`${path}.damaged`)).toEqual(contents);
    const again = await openStore({ folder });
    expect(again.message).toBeUndefined();
    expect(await again.store.runs()).toHaveLength(1);
    await again.store.close();
  });

  it("keeps only the last one that was set aside", async () => {
    for (const contents of ["first ", "second "]) {
      await writeFile(path, contents.repeat(1000));
      await (await openStore({ folder })).store.close();
    }
    expect((await readFile(`${path}.damaged`, "utf8")).slice(0, 6)).toBe("second");
    expect((await readdir(folder)).filter((name) => name.endsWith("damaged"))).toHaveLength(1);
  });

  it("begins again on a file that another process has made and not filled", async () => {
    await writeFile(path, "");
    const { store, needsRebuild, message } = await openStore({ folder });
    expect({ needsRebuild, message }).toEqual({ needsRebuild: true, message: undefined });
    await store.close();
  });

  it.each([
    { what: "the folder is a file", prepare: () => writeFile(join(folder, "file"), ""), at: "file" },
    {
      what: "a folder has the name of the database",
      prepare: () => mkdir(join(folder, "a/overwatch.db"), { recursive: true }),
      at: "a",
    },
  ])("says what is wrong when $what", async ({ prepare, at }) => {
    await prepare();
    await expect(openStore({ folder: join(folder, at) })).rejects.toMatchObject({
      code: "STORE_UNAVAILABLE",
      message: expect.stringContaining(join(folder, at, "overwatch.db")),
    });
  });

  // The administrator may write everywhere.
  it.skipIf(process.getuid?.() === 0)("says what is wrong in a folder that may not be written to", async () => {
    await chmod(folder, 0o500);
    await expect(openStore({ folder })).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
    await chmod(folder, 0o700);
  });
});

/** Overwrites the database from a byte on. */
async function spoil(bytes: Uint8Array, from: number): Promise<void> {
  const file = await open(path, "r+");
  await file.write(bytes, 0, bytes.length, from);
  await file.close();
}

describe("a store whose file changes under it", () => {
  it("refuses to go on when the database was deleted, and begins with higher numbers when it is opened again", async () => {
    const first = await openStore({ folder });
    await first.store.publish(samplePublication());
    const [last] = await first.store.events(0);
    await rm(path);
    await expect(first.store.publish(samplePublication({ run: 1 }))).rejects.toMatchObject({ code: "STORE_GONE" });
    await expect(first.store.runs()).rejects.toMatchObject({ code: "STORE_GONE" });
    await first.store.close();

    const second = await openStore({ folder });
    expect(second.needsRebuild).toBe(true);
    await second.store.rebuild([samplePublication()]);
    expect(await second.store.events(last?.number ?? 0)).toHaveLength(1);
    await second.store.close();
  });

  it("sets the database aside when damage shows", async () => {
    await leaveStore(50);
    const { store } = await openStore({ folder });
    await spoil(new Uint8Array((await stat(path)).size - 4096).fill(0xff), 4096);
    await expect(store.inventory()).rejects.toMatchObject({ code: "STORE_DAMAGED" });
    await expect(store.inventory()).rejects.toMatchObject({ code: "STORE_GONE" });
    await store.close();
    const again = await openStore({ folder });
    expect(again.needsRebuild).toBe(true);
    expect(await readdir(folder)).toContain("overwatch.db.damaged");
    await again.store.close();
  });

  it("sets the database aside when a report is no report any more", async () => {
    await leaveStore(1);
    const { store } = await openStore({ folder });
    const at = (await readFile(path)).indexOf("overwatch-report-");
    await spoil(new Uint8Array(100).fill(0x22), at);
    await expect(store.report(1, "EMC")).rejects.toMatchObject({ code: "STORE_DAMAGED" });
    await store.close();
  });
});
