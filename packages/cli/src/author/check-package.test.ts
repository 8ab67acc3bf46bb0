import { describe, expect, it } from "vitest";
import { checkPackage } from "./check-package.js";

const sdk = { "@overwatch/detectors-sdk": "^0.1.0" };
const packed = ["package.json", "README.md", "dist/index.js"];

describe("checkPackage", () => {
  it.each([
    { name: "a sound package", json: { peerDependencies: sdk, dependencies: { mathjs: "1" } }, packed, codes: [] },
    { name: "a tarball that nobody could list", json: { peerDependencies: sdk }, packed: undefined, codes: [] },
    { name: "no peer", json: {}, packed, codes: ["SDK_NOT_PEER"] },
    { name: "the SDK as a dependency", json: { dependencies: sdk }, packed, codes: ["SDK_NOT_PEER", "SDK_NOT_PEER"] },
    {
      name: "the core as a dependency",
      json: { peerDependencies: sdk, dependencies: { "@overwatch/core": "*" } },
      packed,
      codes: ["SDK_NOT_PEER"],
    },
    {
      name: "a tarball without code",
      json: { peerDependencies: sdk },
      packed: ["package.json"],
      codes: ["TARBALL_INCOMPLETE"],
    },
  ])("$name", ({ json, packed: files, codes }) => {
    expect(checkPackage(json, "dist/index.js", files).map(({ code }) => code)).toEqual(codes);
  });
});
