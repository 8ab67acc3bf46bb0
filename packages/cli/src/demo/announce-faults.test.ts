import { createMemoryStore } from "@overwatch/core/store";
import { samplePublication } from "@overwatch/core/testing";
import { describe, expect, it } from "vitest";
import { announceFaults, faultText } from "./announce-faults.js";

const address = "http://127.0.0.1:1/";
const good = { id: "a", on: "hits", flag: "good", message: "fine" } as const;
const bad = { id: "b", on: "hits", flag: "bad", message: "hot: 17" } as const;

describe("faultText", () => {
  it.each([
    ["nothing is wrong", [good], undefined],
    ["a histogram", [good, bad], "runs/latest/EMC?hist=hits"],
    ["the worst first", [{ ...bad, flag: "medium", on: "x" } as const, bad], "hist=hits"],
    ["the subsystem as a whole", [{ ...bad, on: "EMC" }], "runs/latest/EMC"],
  ])("says where to look: %s", (_what, alarms, expected) => {
    const { report } = samplePublication({ run: 3, alarms });
    const text = faultText(report, address);
    if (expected === undefined) expect(text).toBeUndefined();
    else expect(text?.endsWith(expected)).toBe(true);
  });
});

describe("announceFaults", () => {
  it("says each subsystem once", async () => {
    const store = createMemoryStore();
    const printed: string[] = [];
    const over = new AbortController();
    const print = (text: string) => {
      printed.push(text);
      over.abort();
    };
    await store.publish(samplePublication({ run: 3, alarms: [good] }));
    await store.publish(samplePublication({ run: 3, alarms: [bad] }));
    await announceFaults({ store, address, print, pause: 1 }, over.signal);
    expect(printed).toHaveLength(1);
  });
});
