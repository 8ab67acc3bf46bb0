import { describe, expect, it } from "vitest";
import { classMapping } from "../classes/class-mapping.js";
import { objectMapping } from "../classes/object-mapping.js";
import { createHistogram } from "../hist/filling/create-histogram.js";
import { locateMembers } from "./locate-members.js";
import { ObjectReader } from "./object-reader.js";
import { ObjectWriter } from "./object-writer.js";
import { tableSchema } from "./schema.js";

const schema = tableSchema(classMapping);
const writer = new ObjectWriter(schema, objectMapping);
writer.begin(0);
writer.writeTop({
  ...createHistogram({ name: "abc", axes: [{ nbins: 2, min: 0, max: 1 }], storage: "float32" }),
  entries: 7,
  contents: Float32Array.of(1, 2, 3, 4),
});
const record = writer.written();

describe("locateMembers", () => {
  const places = locateMembers(new ObjectReader(record, 0, schema), "TH1F");
  const view = (name: string) => {
    const { from, to } = places?.get(name) ?? { from: 0, to: 0 };
    return new DataView(record.buffer, from, to - from);
  };

  it("finds members of the class and of its bases", () => {
    expect(view("fEntries").getFloat64(0)).toBe(7);
    expect(view("fName").byteLength).toBe(4);
    expect([view("fArray").byteLength, view("fArray").getInt32(0), view("fArray").getFloat32(12)]).toEqual([20, 4, 3]);
  });

  it("finds nothing in a class that is not described", () => {
    expect(locateMembers(new ObjectReader(record, 0, schema), "Strange")).toBeUndefined();
  });

  it("finds nothing where a base is of another version", () => {
    const other = record.slice();
    // The version of TH1, whose frame is the first thing in a TH1F.
    new DataView(other.buffer).setUint16(10, 1);
    expect(locateMembers(new ObjectReader(other, 0, schema), "TH1F")).toBeUndefined();
  });
});
