import { spawnSync } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bring, namesOf } from "../scenarios/bring.js";
import { overwatchJson } from "../support/overwatch.js";

/** Other versions of Node than the one that runs this. They come from npm, where each is a package of its own. */
const versions = [22, 24];

interface Rebuilt {
  readonly exit: number | null;
  readonly digest: string;
  readonly differences?: readonly unknown[];
  readonly failed?: readonly unknown[];
}

let folder: string;
let nodes: ReadonlyMap<number, string>;
let dataFolder: string;
let here: Rebuilt;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "overwatch-nodes-"));
  nodes = installNodes();
  dataFolder = join(folder, "data");
  // Every detector, borrowed files, and hot channels that are found with square roots.
  await bring("anomalies", await only("anomalies", "_300015_"), dataFolder);
  await bring("hltlocation", await only("hltlocation", "_300046_"), dataFolder);
  await overwatchJson(["process", "--data", dataFolder]);
  here = await overwatchJson<Rebuilt>(["rebuild", "--data", dataFolder]);
}, 240_000);
afterAll(() => rm(folder, { recursive: true }));

async function only(scenario: string, part: string): Promise<readonly string[]> {
  return (await namesOf(scenario)).filter((name) => name.includes(part));
}

/** Without scripts: the packages of single platforms hold the program itself. */
function installNodes(): ReadonlyMap<number, string> {
  const platform = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const wanted = versions.map((version) => `node${version}@npm:${platform}@${version}`);
  const { status, stderr } = spawnSync("npm", ["install", "--prefix", folder, "--ignore-scripts", ...wanted], {
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error(`other versions of Node cannot be installed, so they were not tested: ${stderr}`);
  return new Map(versions.map((version) => [version, join(folder, "node_modules", `node${version}`, "bin", "node")]));
}

describe.each(versions)("Node %i", (version) => {
  it("makes of the same files the same results, and finds none of ours different", async () => {
    const node = nodes.get(version);
    const options = node === undefined ? {} : { node };
    const proof = await overwatchJson<Rebuilt>(["rebuild", "--verify", "--data", dataFolder], options);
    expect([proof.exit, proof.differences, proof.digest]).toEqual([0, [], here.digest]);

    const other = join(folder, `data${version}`);
    await cp(dataFolder, other, { recursive: true });
    const made = await overwatchJson<Rebuilt>(["rebuild", "--workers", "2", "--data", other], options);
    expect([made.exit, made.failed, made.digest]).toEqual([0, [], here.digest]);
    const back = await overwatchJson<Rebuilt>(["rebuild", "--verify", "--data", other]);
    expect([back.exit, back.differences]).toEqual([0, []]);
  }, 240_000);
});
