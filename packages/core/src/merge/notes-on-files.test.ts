import { describe, expect, it } from "vitest";
import { isAgain, notesOnFiles } from "./notes-on-files.js";

const files = (...times: number[]) => times.map((time, i) => ({ name: `${i}`, time, sha256: `${i}` }));
const told = (list: Parameters<typeof notesOnFiles>[0]) => notesOnFiles(list).map(({ code, file }) => [code, file]);

describe("notesOnFiles", () => {
  it.each([
    { name: "regular files", times: [0, 60, 118, 181, 240], missing: [] },
    { name: "one that is missing", times: [0, 60, 120, 240, 300], missing: ["3"] },
    { name: "two pauses", times: [0, 60, 300, 360, 420, 600], missing: ["2", "5"] },
    { name: "too few to tell", times: [0, 60, 300], missing: [] },
    { name: "one file", times: [0], missing: [] },
    { name: "no file", times: [], missing: [] },
  ])("finds gaps: $name", ({ times, missing }) => {
    expect(told(files(...times))).toEqual(missing.map((file) => ["FILE_MISSING", file]));
  });

  it("says how many may be missing", () => {
    expect(notesOnFiles(files(0, 60, 120, 300))[0]?.message).toContain("2 files may be missing");
  });

  it("names files with the bytes of another one, and whether they count", () => {
    const [a, b, c] = files(0, 0, 60);
    const list = [a, { ...b, sha256: "0" }, { ...c, sha256: "0" }] as Parameters<typeof notesOnFiles>[0];
    expect(notesOnFiles(list)).toMatchObject([
      { code: "FILE_DUPLICATE", file: "1", message: expect.stringContaining("counted once") },
      { code: "FILE_DUPLICATE", file: "2", message: expect.stringContaining("of another moment") },
    ]);
    expect(list.map((_, i) => isAgain(list, i))).toEqual([false, true, false]);
  });
});
