import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeStore } from "@overwatch/core/testing";
import { afterAll, beforeAll } from "vitest";
import { openStore } from "./open-store.js";

let folder: string;
let stores = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "overwatch-store-"));
});
afterAll(() => rm(folder, { recursive: true }));

describeStore("openStore", async () => (await openStore({ folder: join(folder, String(stores++)) })).store);
