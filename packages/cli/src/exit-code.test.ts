import { OverwatchError } from "@overwatch/core/errors";
import { describe, expect, it } from "vitest";
import { exitCodeOf } from "./exit-code.js";

const ours = (code: string, cause?: unknown) => new OverwatchError({ code, message: "m", cause });
const systems = (code: string) => Object.assign(new Error("m"), { code });

describe("exitCodeOf", () => {
  it.each([
    ["an error about the data", ours("FILE_TRUNCATED"), 1],
    ["wrong use", ours("USAGE_OPTION_UNKNOWN"), 2],
    ["a fault of the configuration", ours("CONFIG_INVALID"), 2],
    ["a file that may not be read", ours("CONFIG_FILE_UNREADABLE"), 3],
    ["a full disk", systems("ENOSPC"), 3],
    ["one of ours because of a full disk", ours("OUTPUT_FAILED", systems("ENOSPC")), 3],
    ["one of ours because a file is missing", ours("FILE_MISSING", systems("ENOENT")), 1],
    ["a fault of the program", new TypeError("m"), 3],
    ["no error at all", "text", 3],
    ["nothing", undefined, 3],
  ])("%s: %#", (_name, error, expected) => {
    expect(exitCodeOf(error)).toBe(expected);
  });

  it("ends with causes that go in a circle", () => {
    const error = new Error("m");
    error.cause = error;
    expect(exitCodeOf(error)).toBe(3);
  });
});
