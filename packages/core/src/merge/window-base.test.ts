import { describe, expect, it } from "vitest";
import type { MovingWindow } from "../model/window.js";
import { standingBase, windowBase } from "./window-base.js";

const at = (...times: readonly number[]) => times.map((time) => ({ time }));
const minutely = at(0, 60, 120, 180, 240, 300);

describe("windowBase", () => {
  it.each<{ name: string; files: { time: number }[]; index: number; window: MovingWindow; base: number | undefined }>([
    { name: "the last two minutes", files: minutely, index: 5, window: { minutes: 2 }, base: 3 },
    { name: "of an earlier file", files: minutely, index: 3, window: { minutes: 2 }, base: 1 },
    { name: "exactly since the first file", files: minutely, index: 5, window: { minutes: 5 }, base: 0 },
    { name: "longer than the run: from its start", files: minutely, index: 5, window: { minutes: 6 }, base: undefined },
    { name: "at the first file", files: minutely, index: 0, window: { minutes: 1 }, base: undefined },
    { name: "a second early counts", files: at(0, 61, 120, 179), index: 3, window: { minutes: 2 }, base: 1 },
    { name: "ten seconds early do not", files: at(0, 70, 120, 179), index: 3, window: { minutes: 2 }, base: 0 },
    { name: "of an hour, half a minute may lack", files: at(0, 20, 3600), index: 2, window: { minutes: 60 }, base: 1 },
    { name: "and no more", files: at(0, 40, 3600), index: 2, window: { minutes: 60 }, base: 0 },
    { name: "less than between files", files: minutely, index: 4, window: { minutes: 0.25 }, base: 3 },
    { name: "a missing file: longer", files: at(0, 60, 240, 300), index: 3, window: { minutes: 2 }, base: 1 },
    { name: "interval", files: minutely, index: 4, window: "interval", base: 3 },
    { name: "interval of the first file", files: minutely, index: 0, window: "interval", base: undefined },
  ])("$name", ({ files, index, window, base }) => {
    expect(windowBase(files, index, window)).toBe(base);
  });
});

describe("standingBase", () => {
  const files = [
    { time: 0 },
    { time: 60, thinned: true as const },
    { time: 120, thinned: true as const },
    { time: 180 },
  ];
  it.each([
    { name: "one that is there", base: 3, standing: 3 },
    { name: "one that went: the next older", base: 2, standing: 0 },
    { name: "the start of the run", base: undefined, standing: undefined },
  ])("$name", ({ base, standing }) => {
    expect(standingBase(files, base)).toBe(standing);
  });

  it("is the start of the run where none is left", () => {
    expect(standingBase(files.slice(1, 3), 1)).toBeUndefined();
  });
});
