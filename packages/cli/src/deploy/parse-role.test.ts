import { describe, expect, it } from "vitest";
import { parseRole } from "./parse-role.js";

describe("the role of a container", () => {
  it.each([
    { what: "is everything by default", text: "dataFolder: /data\n", expected: ["up"] },
    { what: "goes on processing", text: "x-role: process\n", expected: ["process", "--watch"] },
    { what: "may have several words", text: "x-role: receive zmq\n", expected: ["receive", "zmq"] },
    { what: "takes options", text: "x-role: web --port 80\n", expected: ["web", "--port", "80"] },
  ])("$what", ({ text, expected }) => {
    expect(parseRole("config", text)).toEqual(expected);
  });

  it.each([
    { what: "no variable", text: undefined, found: "it is not set" },
    { what: "an empty one", text: " \n", found: "it is not set" },
    { what: "no YAML", text: "a: [", found: "in line" },
    { what: "no map", text: "- up", found: "something else than a map" },
    { what: "a command that ends by itself", text: "x-role: restore", found: "roles are up, process" },
    { what: "no text", text: "x-role: 7", found: "x-role: 7" },
  ])("is refused for $what", ({ text, found }) => {
    expect(() => parseRole("config", text)).toThrow(
      expect.objectContaining({ code: "ROLE_INVALID", message: expect.stringContaining(found) }),
    );
  });
});
