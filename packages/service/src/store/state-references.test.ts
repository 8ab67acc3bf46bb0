import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { layOutReferences } from "./lay-out-references.js";
import { openState } from "./open-state.js";
import type { State } from "./state.js";

let folder: string;
let state: State;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "overwatch-frozen-"));
  state = await openState({ folder });
});
afterEach(async () => {
  await state.close();
  await rm(folder, { recursive: true });
});

const freeze = (name: string, text: string) =>
  state.references.freeze({ name, from: "run 7 EMC", who: "anna", at: 1000, content: Buffer.from(text) });

it("keeps each version with who froze it and when", async () => {
  expect(await freeze("cosmics", "abc")).toEqual({
    name: "cosmics",
    version: 1,
    sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    bytes: 3,
    from: "run 7 EMC",
    who: "anna",
    at: 1000,
  });
  await freeze("beam", "x");
  await freeze("cosmics", "defg");
  expect((await state.references.list()).map(({ name, version, bytes }) => [name, version, bytes])).toEqual([
    ["beam", 1, 1],
    ["cosmics", 1, 3],
    ["cosmics", 2, 4],
  ]);
  expect(Buffer.from((await state.references.content("cosmics", 1)) ?? []).toString()).toBe("abc");
  expect(await state.references.content("cosmics", 3)).toBeUndefined();
});

it("lays them out as files, which are written once", async () => {
  const path = join(folder, "references", "cosmics.1.root");
  await layOutReferences(state, folder);
  await freeze("cosmics", "abc");
  await layOutReferences(state, folder);
  const { ino } = await stat(path);
  await freeze("cosmics", "defg");
  await layOutReferences(state, folder);
  expect((await stat(path)).ino).toBe(ino);
  expect(await readFile(path, "utf8")).toBe("abc");
  expect(await readFile(join(folder, "references", "cosmics.2.root"), "utf8")).toBe("defg");
});
