import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { decodeReport } from "@overwatch/core/store";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runCaptured } from "../testing/run-captured.js";

const runs = fileURLToPath(new URL("../../../../testdata/runs/malformed/", import.meta.url));
const trends = { t: { trender: "mean", hist: "EMCTRQA_histFastORL0" } };

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "overwatch-thin-"));
  const names = (await readdir(runs)).filter((name) => name.startsWith("EMChistos_300082_"));
  for (const name of names) await cp(join(runs, name), join(cwd, "data", name));
  await overwatch("process");
});
afterEach(() => rm(cwd, { recursive: true }));

async function overwatch(...args: string[]) {
  const config = { retention: { lastAfterDays: 1 }, detectors: { EMC: { trends } } };
  await writeFile(join(cwd, "config.yaml"), JSON.stringify(config));
  return runCaptured([...args, "--quiet"], { cwd, env: {}, home: cwd });
}

const folder = () => join(cwd, "data", "Run300082", "EMC");
const received = async () => (await readdir(folder())).filter((name) => name.startsWith("EMChists."));

/** What the report says of the data, without which files are gone. */
async function said() {
  const { madeBy: _, files, ...report } = decodeReport(await readFile(join(folder(), "report.json"), "utf8"));
  return { ...report, files: files.map(({ thinned: __, ...file }) => file) };
}

describe("overwatch thin", () => {
  it("says what would go, and removes nothing then", async () => {
    const { code, json } = await overwatch("thin", "--dry-run", "--json");
    expect([code, json()]).toMatchObject([0, { format: "overwatch-thin-1", dryRun: true, kept: [] }]);
    expect((json() as { removed: unknown[] }).removed).toHaveLength(2);
    expect(await received()).toHaveLength(3);
  });

  it("keeps what was found in files that go: reports, trends and rebuilding stay as they were", async () => {
    const before = await said();
    const thinned = await overwatch("thin", "--json");
    expect(thinned.json()).toMatchObject({ removed: [{ rule: "lastAfterDays" }, { rule: "lastAfterDays" }] });
    expect(await received()).toEqual(["EMChists.2015_11_24_10_1_5.root"]);
    expect(await said()).toEqual(before);

    await rm(join(folder(), "report.json"));
    await rm(join(cwd, "data", "overwatch.db"));
    expect((await overwatch("rebuild", "--json")).code).toBe(0);
    expect(await said()).toEqual(before);

    const proof = await overwatch("rebuild", "--verify", "--json");
    expect([proof.code, proof.json()]).toMatchObject([
      0,
      {
        differences: [],
        notReproducible: [
          {
            what: "Run300082/EMC EMChists.2015_11_24_10_0_5.root",
            points: 1,
            sha256: expect.stringMatching(/^\w{64}$/),
          },
          { what: "Run300082/EMC EMChists.2015_11_24_9_53_55.root", points: 1 },
        ],
      },
    ]);
    expect((await overwatch("thin", "--json")).json()).toMatchObject({ removed: [], kept: [] });
  });

  it("removes nothing of what was not processed as it is", async () => {
    await rm(join(folder(), "report.json"));
    const { json } = await overwatch("thin", "--json");
    expect(json()).toMatchObject({ removed: [], kept: [{ reason: expect.stringContaining("overwatch process") }, {}] });
    expect(await received()).toHaveLength(3);
  });
});
