import { describe, expect, it } from "vitest";
import { createProgress } from "./progress.js";

function write(options: { quiet?: boolean; isTTY?: boolean; columns?: number }): string {
  let text = "";
  const { quiet = false, ...terminal } = options;
  const progress = createProgress({
    general: { json: false, quiet, debug: false, color: false },
    io: {
      stdout: { write: () => {} },
      stderr: { write: (part) => (text += part), ...terminal },
      env: {},
      cwd: "/",
      home: undefined,
      signal: new AbortController().signal,
    },
  });
  progress.step("run 300005", 1, 2);
  progress.step("run 300006", 2, 2);
  progress.end();
  return text;
}

describe("createProgress", () => {
  it("draws a bar on a terminal", () => {
    expect(write({ isTTY: true, columns: 30 }).split("\r\u001b[K")).toEqual([
      "",
      "[##########----------] 1/2 ru",
      "[####################] 2/2 ru",
      "",
    ]);
  });

  it("writes a line per step elsewhere", () => {
    expect(write({})).toBe("1/2 run 300005\n2/2 run 300006\n");
  });

  it("says nothing with --quiet", () => {
    expect(write({ quiet: true, isTTY: true })).toBe("");
  });
});
