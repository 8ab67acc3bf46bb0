import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { flips, type Mutation, randomChanges, truncations } from "../../fuzz/mutations.js";
import { readEverything } from "../../fuzz/read-everything.js";

const goldens = new URL("../../../../testdata/root/goldens/", import.meta.url);
const smallest = new URL(
  "../../../../testdata/root/real/EMChistos_123456_DQM_1970_01_02_16_07_24.root",
  import.meta.url,
);
const read = (url: URL) => new Uint8Array(readFileSync(url));
const golden = (name: string) => read(new URL(name, goldens));

/** Reads each changed file; what is no error of ours fails the test with the way to repeat it. */
async function survive(mutations: Iterable<Mutation>): Promise<ReadonlySet<string>> {
  const outcomes = new Set<string>();
  for (const { how, bytes } of mutations) {
    const found = await readEverything(bytes).catch((error: unknown) => {
      throw new Error(how, { cause: error });
    });
    for (const outcome of found) outcomes.add(outcome);
  }
  return outcomes;
}

describe("damaged files give errors or objects, nothing else", () => {
  it.each(["classes.root", "misc.root", "names.root", "compression-zstd.root", "compression-lzma.root"])(
    "%s cut at every 64th byte is never accepted",
    async (name) => {
      const outcomes = await survive(truncations(golden(name), 64));
      expect([...outcomes].filter((code) => !code.startsWith("FILE_"))).toEqual([]);
    },
  );

  // All of them take some seconds: fuzz.ts does that.
  it("every fourth byte of a small file flipped", async () => {
    const outcomes = await survive(flips(read(smallest), 4));
    expect(outcomes).toContain("FILE_HEADER_INVALID");
    expect(outcomes).toContain("OBJECT_DAMAGED");
  });

  it.each([
    "misc.root",
    "ndim.root",
    "graphs.root",
    "directories.root",
    "compression-none.root",
    "compression-lz4.root",
  ])("%s changed at random", async (name) => {
    expect(await survive(randomChanges(golden(name), 20, 20))).toContain("ok");
  });
});
