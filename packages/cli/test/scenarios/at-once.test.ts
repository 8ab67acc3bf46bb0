import { mkdir } from "node:fs/promises";
import { expect, it } from "vitest";
import { overwatchJson } from "../support/overwatch.js";
import { bring, makePlace, namesOf } from "./bring.js";
import { compareWithExpected, type PassJson } from "./compare.js";
import { readExpected } from "./expected.js";

/** The smallest scenario through the public command; all of them, singly and at once, are the suite `scenarios`. */
it("makes of a run what real ROOT makes of it", async () => {
  const expected = readExpected("lzma");
  const place = await makePlace(expected);
  try {
    await mkdir(place.dataFolder);
    await bring("lzma", await namesOf("lzma"), place.dataFolder);
    const pass = await overwatchJson<PassJson>(["process", "--data", place.dataFolder, "--config", place.config]);
    expect([pass.exit, pass.quarantined, pass.ignored]).toEqual([0, [], []]);
    await compareWithExpected(place.dataFolder, expected);
  } finally {
    await place.remove();
  }
});
