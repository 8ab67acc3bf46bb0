import { cp, mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { VerifyReport } from "@overwatch/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bring, namesOf } from "../scenarios/bring.js";
import { recorded } from "../scenarios/expected.js";
import { overwatch, overwatchJson } from "../support/overwatch.js";

/** Kills; CRASHES=1000 for a long run, SEED for another one. */
const crashes = Number(process.env["CRASHES"] ?? 100);
const seed = Number(process.env["SEED"] ?? 20261124);
/** Kills before the pass that is let through: what one crash leaves behind is what the next one meets. */
const perRound = 10;

let folder: string;
let whole: Record<string, string>;
let duration: number;
/** Of everything that follows from the received files, decoded. */
let digest: string;

beforeAll(async () => {
  console.info(`seed ${seed}, ${crashes} crashes`);
  folder = await mkdtemp(join(tmpdir(), "overwatch-crash-"));
  const undisturbed = join(folder, "undisturbed");
  await bringAll(undisturbed);
  const from = performance.now();
  await overwatch(["process", "--data", undisturbed]);
  duration = performance.now() - from;
  whole = await stateOf(undisturbed);
  digest = await verifiedDigest(undisturbed);
});
afterAll(() => rm(folder, { recursive: true }));

/** Replays, a run with borrowed files, damaged files: everything that moves. */
async function bringAll(dataFolder: string): Promise<void> {
  await mkdir(dataFolder, { recursive: true });
  const replays = (await namesOf("anomalies")).filter((name) => name.includes("_E_"));
  await bring("anomalies", replays, dataFolder);
  const switching = (await namesOf("hltlocation")).filter((name) => name.includes("_300046_"));
  await bring("hltlocation", switching, dataFolder);
  const damaged = (await namesOf("malformed")).filter((name) => /_300075_C_2015_11_24_18_(6|7|1\d|2\d)_10/.test(name));
  await bring("malformed", damaged, dataFolder);
  await cp(join(recorded, "lzma"), dataFolder, { recursive: true, filter: (path) => !path.endsWith(".json") });
}

/** Makes everything again, in memory: stored results must be the same. */
async function verifiedDigest(dataFolder: string): Promise<string> {
  const proof = await overwatchJson<VerifyReport>(["rebuild", "--verify", "--data", dataFolder]);
  expect(proof.differences).toEqual([]);
  return proof.digest;
}

/** Every file that must be the same, with its bytes; reports without what made them, no databases. */
async function stateOf(dataFolder: string): Promise<Record<string, string>> {
  const state: Record<string, string> = {};
  const entries = await readdir(dataFolder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile() || /^\.|^(overwatch|state)\.db|\.why\.json$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const key = path.slice(dataFolder.length + 1);
    const bytes = await readFile(path);
    state[key] = entry.name === "report.json" ? withoutMaker(bytes.toString()) : bytes.toString("base64");
  }
  return state;
}

function withoutMaker(text: string): string {
  const { madeBy: _, ...report } = JSON.parse(text) as Record<string, unknown>;
  return JSON.stringify(report);
}

/** Names alone where contents differ would fill the screen. */
function differences(found: Record<string, string>, wanted: Record<string, string>): readonly string[] {
  const names = new Set([...Object.keys(found), ...Object.keys(wanted)]);
  return [...names]
    .filter((name) => found[name] !== wanted[name])
    .map((name) => {
      if (found[name] === undefined) return `missing ${name}`;
      return wanted[name] === undefined ? `surplus ${name}` : `other contents ${name}`;
    });
}

/** Mulberry32: the same seed, the same moments. */
function randoms(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

describe("kill -9 at any moment of a pass", () => {
  const next = randoms(seed);
  it.each(Array.from({ length: Math.ceil(crashes / perRound) }, (_, round) => ({ round })))(
    "round $round: the next pass makes the state of an undisturbed run",
    async ({ round }) => {
      const dataFolder = join(folder, `round-${round}`);
      await bringAll(dataFolder);
      let killed = 0;
      for (let i = 0; i < perRound; i++) {
        let { code } = await overwatch(["process", "--data", dataFolder], { killAfter: next() * duration * 1.1 });
        // A pass that was quicker than its end has nothing left to be disturbed in.
        if (code !== null)
          ({ code } = await overwatch(["process", "--force", "--data", dataFolder], { killAfter: next() * duration }));
        if (code === null) killed++;
      }
      const { code, stderr } = await overwatch(["process", "--data", dataFolder]);
      expect([code === 0 || code === 1, stderr]).toEqual([true, expect.not.stringContaining("SUBSYSTEM_FAILED")]);
      expect(differences(await stateOf(dataFolder), whole)).toEqual([]);
      expect(await verifiedDigest(dataFolder)).toBe(digest);
      expect((await readdir(dataFolder)).filter((name) => name.endsWith(".root"))).toEqual([]);

      const list = async (place: string) => (await overwatch(["runs", "list", "--json", "--data", place])).stdout;
      expect(await list(dataFolder)).toBe(await list(join(folder, "undisturbed")));
      expect(killed).toBeGreaterThan(0);
      await rm(dataFolder, { recursive: true });
    },
    120_000,
  );
});
