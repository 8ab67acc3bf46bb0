import { describe, expect, it } from "vitest";
import { diffRecords } from "./diff-records.js";

const record = ["quality: good", "", "hist a", "  entries 1", "  steps: x", "hist b", "  entries 2", ""].join("\n");

describe("diffRecords", () => {
  it.each([
    { name: "nothing", after: record, lines: [] },
    { name: "a heading", after: record.replace("good", "bad"), lines: ["- quality: good", "+ quality: bad"] },
    {
      name: "a line, with what it belongs to",
      after: record.replace("entries 2", "entries 3"),
      lines: ["  hist b", "-   entries 2", "+   entries 3"],
    },
    {
      name: "two places",
      after: record.replace("entries 1", "entries 5").replace("entries 2", "entries 3"),
      lines: ["  hist a", "-   entries 1", "+   entries 5", "  hist b", "-   entries 2", "+   entries 3"],
    },
    { name: "a new part", after: `${record}hist c\n  entries 1\n`, lines: ["+ hist c", "+   entries 1"] },
    {
      name: "a part that is gone",
      after: record.slice(0, record.indexOf("hist b")),
      lines: ["- hist b", "-   entries 2"],
    },
  ])("tells $name", ({ after, lines }) => {
    expect(diffRecords(record, after)).toEqual(lines);
  });
});
