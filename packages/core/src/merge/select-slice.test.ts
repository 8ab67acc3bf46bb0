import { describe, expect, it } from "vitest";
import { selectSlice } from "./select-slice.js";

const run = (...seconds: number[]) => seconds.map((second) => ({ time: 1000 + second }));
const sixMinutes = run(0, 57, 121, 181, 240, 301);

/** Six minutes, of which these files were thinned away. */
const without = (...gone: number[]) =>
  sixMinutes.map((file, i) => (gone.includes(i) ? { ...file, thinned: true as const } : file));

describe("selectSlice, of a thinned run", () => {
  it.each<{ name: string; gone: number[]; from: number; to: number; first: number; last: number; before?: number }>([
    { name: "ends at files that are there", gone: [1, 4], from: 1, to: 4, first: 2, last: 3, before: 0 },
    { name: "one file: with the one before that is there", gone: [1, 2], from: 3, to: 3, first: 3, last: 3, before: 0 },
    { name: "from the start, whose file is gone", gone: [0, 1], from: 0, to: 3, first: 0, last: 3 },
    { name: "nothing is left to compare with: since the start", gone: [0, 1, 2], from: 2, to: 3, first: 0, last: 3 },
    { name: "the rest of the run has a begin", gone: [0, 1], from: 2, to: 4, first: 2, last: 4 },
  ])("$name", ({ gone, from, to, first, last, before }) => {
    const files = without(...gone);
    const choice = selectSlice(files, { from, to });
    expect([choice.first, choice.last, choice.before]).toEqual([first, last, before]);
    expect(choice.available).toEqual({ from: files[first]?.time, to: files[last]?.time });
  });

  it("has no data where all files are gone", () => {
    expect(() => selectSlice(without(2, 3), { from: 2, to: 3 })).toThrow(
      expect.objectContaining({ hint: "There are files at the minutes 0, 1, 4, 5." }),
    );
  });
});

describe("selectSlice", () => {
  it.each([
    { name: "both ends are inclusive", files: sixMinutes, from: 1, to: 3, first: 1, last: 3, end: 3 },
    { name: "one file", files: sixMinutes, from: 3, to: 3, first: 3, last: 3, end: 3 },
    {
      name: "a maximum beyond the end is the last file",
      files: sixMinutes,
      from: 2,
      to: 400,
      first: 2,
      last: 5,
      end: 5,
    },
    {
      name: "also when it is rounded up beyond the end",
      files: run(0, 120, 299),
      from: 1,
      to: 5,
      first: 1,
      last: 2,
      end: 4,
    },
    { name: "the minute before it has no file", files: run(0, 120, 299), from: 1, to: 3, first: 1, last: 1, end: 3 },
    {
      name: "half a minute goes to the even one",
      files: run(0, 30, 90, 600),
      from: 0,
      to: 1,
      first: 0,
      last: 1,
      end: 1,
    },
    { name: "a run of one file", files: run(0), from: 0, to: 0, first: 0, last: 0, end: 0 },
  ])("$name", ({ files, from, to, first, last, end }) => {
    const choice = selectSlice(files, { from, to });
    expect(choice).toMatchObject({ first, last, minutes: { from, to: end } });
    expect(choice.available).toEqual({ from: files[first]?.time, to: files[last]?.time });
  });

  it.each([
    { from: 0, to: 5, isWholeRun: true },
    { from: 0, to: 400, isWholeRun: true },
    { from: 0, to: 4, isWholeRun: false },
    { from: 1, to: 400, isWholeRun: false },
  ])("$from to $to is the whole run: $isWholeRun", ({ isWholeRun, ...range }) => {
    expect(selectSlice(sixMinutes, range).isWholeRun).toBe(isWholeRun);
  });

  it("takes the last file of the whole run, also when it is rounded up beyond the end", () => {
    expect(selectSlice(run(0, 120, 299), { from: 0, to: 4 })).toMatchObject({ isWholeRun: true, last: 2 });
  });

  it("tells the range in Unix seconds, its end not beyond the run", () => {
    expect(selectSlice(sixMinutes, { from: 1, to: 3 }).requested).toEqual({ from: 1060, to: 1180 });
    expect(selectSlice(sixMinutes, { from: 1, to: 9 }).requested).toEqual({ from: 1060, to: 1301 });
  });

  it.each([
    { name: "a negative minute", from: -1, to: 2, code: "SLICE_RANGE_INVALID" },
    { name: "an end before the begin", from: 3, to: 2, code: "SLICE_RANGE_INVALID" },
    { name: "half a minute", from: 0.5, to: 2, code: "SLICE_RANGE_INVALID" },
    { name: "no number", from: Number.NaN, to: 2, code: "SLICE_RANGE_INVALID" },
    { name: "beyond the end", from: 7, to: 9, code: "SLICE_WITHOUT_DATA" },
  ])("refuses $name", ({ code, ...range }) => {
    expect(() => selectSlice(sixMinutes, range)).toThrow(expect.objectContaining({ code }));
  });

  it("says where there are files when the range has none", () => {
    expect(() => selectSlice(run(0, 254), { from: 1, to: 2 })).toThrow(
      expect.objectContaining({ code: "SLICE_WITHOUT_DATA", hint: expect.stringContaining("0, 4") }),
    );
  });
});
