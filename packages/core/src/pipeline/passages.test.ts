import { describe, expect, it } from "vitest";
import { sampleReport } from "../testing/sample-report.js";
import { passagesOf } from "./passages.js";

const files = ["a", "b"].map((name, i) => ({ name, time: 100 + i, size: 1, sha256: name }));
const times = { merged: 5000, processed: 6000 };
const at = (file: string) => Promise.resolve(file === "b" ? 4 : 3);
const old = { file: "a", received: 1, merged: 1.1, processed: 1.2, published: 1.3 };

function reportOf(names: readonly string[], passages: readonly (typeof old)[]) {
  const report = sampleReport();
  const known = files.filter(({ name }) => names.includes(name)).map((file) => ({ ...file, nEvents: null }));
  return { ...report, files: known, madeBy: { ...report.madeBy, passages } };
}

describe("passagesOf", () => {
  it.each([
    {
      name: "two new files",
      known: undefined,
      expected: [
        [3, 7],
        [4, 7],
      ],
    },
    {
      name: "one that was published as it came",
      known: reportOf(["a"], [old]),
      expected: [
        [1, 1.3],
        [4, 7],
      ],
    },
    { name: "one that was published by a rebuilding", known: reportOf(["a"], []), expected: [[4, 7]] },
    { name: "nothing new", known: reportOf(["a", "b"], [old]), expected: [[1, 1.3]] },
  ])("$name", async ({ known, expected }) => {
    const passages = await passagesOf(files, known, times, at, 7);
    expect(passages.map(({ received, published }) => [received, published])).toEqual(expected);
  });

  it("has none for files that are gone, and none without times", async () => {
    expect(await passagesOf(files, undefined, times, () => Promise.resolve(undefined), 7)).toEqual([]);
    expect(await passagesOf(files, undefined, undefined, at, 7)).toEqual([]);
  });

  it("keeps those of the newest files only", async () => {
    const many = Array.from({ length: 300 }, (_, i) => ({ name: `f${i}`, time: i, size: 1, sha256: "" }));
    const passages = await passagesOf(many, undefined, times, at, 7);
    expect([passages.length, passages[0]?.file]).toEqual([200, "f100"]);
  });
});
