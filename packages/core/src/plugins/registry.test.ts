import { describe, expect, it } from "vitest";
import type { LoadOutcome } from "./outcome.js";
import { createRegistry } from "./registry.js";

const loaded = (name: string, subsystem: string): LoadOutcome<string> => ({
  package: name,
  version: "1.0.0",
  status: "loaded",
  manifest: { plugin: "detector", subsystem, api: "^1.0.0" },
  folder: "/",
  entry: "index.js",
  digest: "",
  plugin: name,
});

describe("createRegistry", () => {
  it("finds plug-ins by their subsystem and keeps every outcome", () => {
    const skipped: LoadOutcome<string> = { package: "c", version: "", status: "skipped", why: "excluded" };
    const { of, subsystems, outcomes } = createRegistry([loaded("b", "TPC"), skipped, loaded("a", "EMC")]);
    expect(subsystems).toEqual(["EMC", "TPC"]);
    expect(of("TPC")?.plugin).toBe("b");
    expect(of("HLT")).toBeUndefined();
    expect(outcomes).toHaveLength(3);
  });
});
