import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openState } from "@overwatch/service/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCaptured } from "../testing/run-captured.js";

const runs = fileURLToPath(new URL("../../../../testdata/runs/malformed/", import.meta.url));
const good = "EMChistos_300076_TPC_2015_11_24_18_5_10.root";

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "overwatch-backup-"));
  await writeFile(join(cwd, "config.yaml"), "timeZone: Europe/Zurich\napiToken: not-a-secret-1\n");
  await cp(join(runs, good), join(cwd, "data", good));
  await overwatch("process");
  await decide("data", "shifter");
});
afterAll(() => rm(cwd, { recursive: true }));

const overwatch = (...args: string[]) => runCaptured([...args, "--quiet"], { cwd, env: {}, home: cwd });
const decide = async (folder: string, subject: string) => {
  const state = await openState({ folder: join(cwd, folder) });
  await state.record({ at: 1, who: "test", kind: "drill", subject, what: { word: subject } });
  await state.close();
};
const decided = async (folder: string) => {
  const state = await openState({ folder: join(cwd, folder) });
  const subjects = (await state.decisions({ kind: "drill" })).map(({ subject }) => subject);
  await state.close();
  return subjects;
};
const digest = async (folder: string) => {
  const { json } = await overwatch("rebuild", "--verify", "--json", "--data", folder);
  const { digest: found, differences } = json() as { digest: string; differences: readonly unknown[] };
  expect(differences).toEqual([]);
  return found;
};

describe("a drill: everything is lost, but for a backup", () => {
  it("comes back on a new machine, with the same results", async () => {
    expect(await overwatch("backup", "all.zip", "--received")).toMatchObject({ code: 0 });
    // It holds the secrets of the configuration.
    expect((await stat(join(cwd, "all.zip"))).mode & 0o077).toBe(0);

    const restored = await overwatch("restore", "all.zip", "--data", "new", "--json");
    expect([restored.code, restored.json()]).toMatchObject([0, { format: "overwatch-restore-1", files: 4 }]);
    expect(await decided("new")).toEqual(["shifter"]);
    expect(await readFile(join(cwd, "restored-configuration/0-config.yaml"), "utf8")).toContain("timeZone");
    expect((await overwatch("rebuild", "--data", "new")).code).toBe(0);
    expect(await digest("new")).toBe(await digest("data"));
  });

  it("holds decisions and configuration alone unless received files are asked for", async () => {
    const { json } = await overwatch("backup", "small.zip", "--json");
    expect(json()).toMatchObject({ files: ["state.db", "configuration/0-config.yaml"] });
  });
});

describe("a restore", () => {
  it("does not touch decisions that are there, and sets them aside when told to", async () => {
    await overwatch("backup", "before.zip");
    await decide("other", "of another machine");
    const refused = await overwatch("restore", "before.zip", "--data", "other");
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining("--replace")]);
    expect(await decided("other")).toEqual(["of another machine"]);

    expect((await overwatch("restore", "before.zip", "--data", "other", "--replace")).code).toBe(0);
    expect(await decided("other")).toEqual(["shifter"]);
    expect(await readdir(join(cwd, "other"))).toContain("state.db.before-restore");
  });

  it("leaves all as it was when the archive is damaged", async () => {
    await overwatch("backup", "good.zip", "--received");
    const bytes = await readFile(join(cwd, "good.zip"));
    // In the middle are the contents of the received file.
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 0xff;
    await writeFile(join(cwd, "damaged.zip"), bytes);
    const { code, stderr } = await overwatch("restore", "damaged.zip", "--data", "empty");
    expect([code, stderr]).toEqual([1, expect.stringContaining("archive of ours")]);
    expect((await readdir(join(cwd, "empty"))).filter((name) => !name.startsWith("."))).toEqual([]);
  });

  it("refuses an archive of a run, and a file that exists as the target of a backup", async () => {
    await overwatch("runs", "pack", "300076", "run.zip");
    expect(await overwatch("restore", "run.zip", "--data", "empty")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("archive of ours"),
    });
    expect(await overwatch("backup", "run.zip")).toMatchObject({ stderr: expect.stringContaining("a new name") });
  });
});
