import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runCaptured } from "../testing/run-captured.js";

const runs = fileURLToPath(new URL("../../../../testdata/runs/malformed/", import.meta.url));
const hist = "EMCTRQA_histFastORL0";

let cwd: string;
let reference: unknown;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "overwatch-references-"));
  reference = { frozen: "good" };
  const names = (await readdir(runs)).filter((name) => name.startsWith("EMChistos_300082_"));
  for (const name of names) await cp(join(runs, name), join(cwd, "data", name));
});
afterEach(() => rm(cwd, { recursive: true }));

async function overwatch(...args: string[]) {
  const alarms = { shape: { on: { hists: hist }, alarm: "reference chi2", reference } };
  await writeFile(join(cwd, "config.yaml"), JSON.stringify({ detectors: { EMC: { alarms } } }));
  return runCaptured([...args, "--quiet"], { cwd, env: {}, home: cwd });
}
const shape = async () => {
  const text = await readFile(join(cwd, "data", "Run300082", "EMC", "report.json"), "utf8");
  const { key, alarms, references } = JSON.parse(text) as {
    key: string;
    alarms: { flag: string; message: string }[];
    references: { digest: string | null }[];
  };
  return { key, ...alarms[0], digest: references[0]?.digest };
};
const process = async (...args: string[]) => {
  expect((await overwatch("process", ...args)).code).toBe(0);
  return shape();
};

describe("overwatch references", () => {
  it("freezes histograms of a run, that alarms compare with; another version recomputes", async () => {
    const without = await process();
    expect(without).toMatchObject({ flag: "null", message: "there is no reference", digest: null });
    expect((await overwatch("references", "list")).stdout).toContain("Nothing is frozen");

    const freeze = ["references", "freeze", "good", "--run", "300082", "--subsystem", "EMC", "--who", "anna"];
    const first = (await overwatch(...freeze, "--json")).json() as { sha256: string };
    expect(first).toMatchObject({ name: "good", version: 1, from: "run 300082 EMC", who: "anna" });
    // Looked at again, the run has another key by itself.
    const same = await process("--run", "300082");
    expect(same).toMatchObject({ flag: "good", digest: first.sha256 });
    expect(same.key).not.toBe(without.key);
    expect(await process("--run", "300082")).toEqual(same);

    const folder = join(cwd, "data", "Run300082", "EMC");
    const [oldest] = (await readdir(folder)).filter((name) => name.startsWith("EMChists.2015_11_24_9"));
    await overwatch("references", "freeze", "good", "--file", join(folder, oldest ?? ""), "--json");
    const second = await process("--run", "300082");
    expect(second.key).not.toBe(same.key);
    expect(second.flag).not.toBe("null");
    expect((await overwatch("references", "list", "--json")).json()).toMatchObject({
      references: [{ version: 1 }, { version: 2, from: `file ${oldest}` }],
    });

    // What is frozen is in state.db: files beside it are made anew from there, and rebuilding gives the same.
    await rm(join(cwd, "data", "references"), { recursive: true });
    await rm(join(folder, "report.json"));
    expect((await overwatch("rebuild")).code).toBe(0);
    expect(await shape()).toEqual(second);
    expect((await overwatch("rebuild", "--verify", "--json")).json()).toMatchObject({ differences: [] });
    reference = { frozen: "good", version: 1 };
    expect(await process("--run", "300082")).toMatchObject({ flag: "good", digest: first.sha256 });
  });

  it.each([
    { name: "neither run nor file", argv: ["good"], code: 2, says: "--run and --subsystem, or --file" },
    { name: "a name that is no name of a file", argv: ["../x", "--file", "x"], code: 2, says: "letters, digits" },
    { name: "a file that is not there", argv: ["good", "--file", "none.root"], code: 2, says: "none.root" },
    { name: "a file that is no ROOT file", argv: ["good", "--file", "config.yaml"], code: 1, says: "config.yaml" },
    { name: "an unknown run", argv: ["good", "--run", "7", "--subsystem", "EMC"], code: 1, says: "run 7" },
  ])("refuses $name", async ({ argv, code, says }) => {
    const result = await overwatch("references", "freeze", ...argv);
    expect({ code: result.code, stderr: result.stderr }).toEqual({ code, stderr: expect.stringContaining(says) });
  });
});
