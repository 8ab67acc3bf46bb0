import { mkdir } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { overwatchJson } from "../support/overwatch.js";
import { bring, makePlace, namesOf } from "./bring.js";
import { compareWithExpected, type PassJson } from "./compare.js";
import { readExpected } from "./expected.js";

/** The ones that take long are in the suite `scenarios`. */
describe.each(["clean", "malformed"])("%s, all files at once", (scenario) => {
  it("is what real ROOT makes of it", async () => {
    const expected = readExpected(scenario);
    const place = await makePlace(expected);
    try {
      await mkdir(place.dataFolder);
      await bring(scenario, await namesOf(scenario), place.dataFolder);
      const args = ["process", "--data", place.dataFolder, "--config", place.config];
      const pass = await overwatchJson<PassJson>(args);
      const rejected = expected.rejected.map(({ file }) => file);
      expect(pass.quarantined.map(({ file }) => file).filter((file) => !isLinkInDisguise(file))).toEqual(
        rejected.sort(),
      );
      expect(pass.exit).toBe(rejected.length > 0 ? 1 : 0);
      await compareWithExpected(place.dataFolder, expected);
    } finally {
      await place.remove();
    }
  });
});

/** In `malformed` a link that points nowhere was stored as a file with the link's text. */
function isLinkInDisguise(file: string): boolean {
  return file === "EMChistos_300081_C_2015_11_24_18_5_10.root";
}
