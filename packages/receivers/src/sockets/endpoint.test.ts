import { describe, expect, it } from "vitest";
import { parseEndpoint, socketModes } from "./endpoint.js";

describe("parseEndpoint", () => {
  it.each([
    ["REQ>tcp://localhost:60201", { mode: "REQ", bind: false, addresses: ["tcp://localhost:60201"] }],
    ["req+tcp://h:1,tcp://h:2", { mode: "REQ", bind: false, addresses: ["tcp://h:1", "tcp://h:2"] }],
    ["REP@tcp://127.0.0.1:*", { mode: "REP", bind: true, addresses: ["tcp://127.0.0.1:*"] }],
    ["SUB>ipc:///tmp/x", { mode: "SUB", bind: false, addresses: ["ipc:///tmp/x"] }],
  ])("%s", (text, expected) => {
    expect(parseEndpoint(text, socketModes)).toEqual(expected);
  });

  it.each([
    "",
    "tcp://h:1",
    "REQ",
    "REQ>",
    "REQ=tcp://h:1",
    "PAIR>tcp://h:1",
    "REQ>h:1",
    "REQ>tcp://h",
    "REQ>tcp://h:1,",
  ])("`%s` is none", (text) => {
    expect(() => parseEndpoint(text, socketModes)).toThrow(expect.objectContaining({ code: "ENDPOINT_INVALID" }));
  });
});
