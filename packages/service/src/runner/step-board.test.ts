import { describe, expect, it } from "vitest";
import { createBoard, isInStep, readBoard, readSteps, writeBoard } from "./step-board.js";

describe("the board", () => {
  it("shows the step that runs, and none before and after", () => {
    const board = createBoard();
    const { enter, leave } = writeBoard(board);
    const step = { hook: "processors", step: 'a "quoted" µ', hist: 'x","y\n' } as const;
    expect(readSteps(board).step).toBeUndefined();
    enter(step);
    expect(isInStep(readBoard(board))).toBe(true);
    expect(readSteps(board).step).toEqual(step);
    leave();
    expect(isInStep(readBoard(board))).toBe(false);
    expect(readSteps(board).step).toBeUndefined();
    enter({ hook: "trends", step: "b" });
    expect(readSteps(board).step).toEqual({ hook: "trends", step: "b" });
  });

  it("remembers the step that returned a promise", () => {
    const board = createBoard();
    const { enter, leave, suspect } = writeBoard(board);
    expect(readBoard(board).suspicious).toBe(false);
    const step = { hook: "alarms", step: "a", hist: "h" } as const;
    enter(step);
    suspect(step);
    leave();
    expect(readBoard(board).suspicious).toBe(true);
    expect(readSteps(board)).toEqual({ step: undefined, suspect: step });
  });

  it.each([
    { name: "a name that is too long", hist: "x".repeat(100_000) },
    { name: "characters of several bytes", hist: "µ".repeat(50_000) },
    { name: "quotes at the end", hist: '"'.repeat(50_000) },
  ])("with $name it means the step for all histograms", ({ hist }) => {
    const board = createBoard();
    writeBoard(board).enter({ hook: "processors", step: 'a","b', hist });
    expect(readSteps(board).step).toEqual({ hook: "processors", step: 'a","b' });
  });

  it("tells a thread that lives from one that does not", () => {
    const board = createBoard();
    const { beat, setLoading } = writeBoard(board);
    beat();
    setLoading(true);
    expect(readBoard(board)).toEqual({ sequence: 0, beats: 1, loading: true, suspicious: false });
  });
});
