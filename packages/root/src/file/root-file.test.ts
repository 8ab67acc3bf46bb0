import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { openRootFile } from "./open-root-file.js";

const folder = new URL("../../../../testdata/root/goldens/", import.meta.url);
const path = (name: string) => new URL(name, folder).pathname;

describe("a ROOT file", () => {
  it("lists nested directories as paths and every cycle", async () => {
    const file = await openRootFile(path("updated.root"));
    const cycles = file.keys().map((key) => `${key.path};${key.cycle}`);
    expect(new Set(cycles).size).toBe(cycles.length);
    expect(cycles.some((name) => name.includes("/"))).toBe(true);
  });

  it("reads the newest cycle unless asked for another", async () => {
    const file = await openRootFile(path("updated.root"));
    const [newest] = file.keys().filter((key) => key.cycle > 1);
    const name = newest?.path ?? "";
    expect(await file.read(name)).toEqual(await file.read(name, newest?.cycle));
    expect(await file.read(name, newest?.cycle)).not.toEqual(await file.read(name, 1).catch(() => undefined));
  });

  it("names what looks like a name that it does not have", async () => {
    const file = await openRootFile(path("classes.root"));
    const [first] = file.keys();
    const wrong = `${first?.path.slice(0, -1)}~`;
    await expect(file.read(wrong)).rejects.toMatchObject({
      code: "OBJECT_NOT_FOUND",
      hint: expect.stringContaining(String(first?.path)),
    });
  });

  it("gives the same from a path, bytes and a Blob", async () => {
    const bytes = readFileSync(path("graphs.root"));
    const all = await Promise.all(
      [path("graphs.root"), new Uint8Array(bytes), new Blob([bytes])].map(async (source) => {
        const file = await openRootFile(source);
        const objects = [];
        for await (const { object } of file.readAll()) objects.push(object);
        return objects;
      }),
    );
    expect(all[1]).toEqual(all[0]);
    expect(all[2]).toEqual(all[0]);
  });

  it("refuses objects above the limit", async () => {
    const file = await openRootFile(path("classes.root"), { maxObjectSize: 100 });
    await expect(file.read(file.keys()[0]?.path ?? "")).rejects.toHaveProperty("code", "OBJECT_TOO_LARGE");
  });

  it("says when it was closed", async () => {
    const file = await openRootFile(path("classes.root"));
    await file.close();
    await expect(file.read("x")).rejects.toHaveProperty("code", "FILE_CLOSED");
  });
});
