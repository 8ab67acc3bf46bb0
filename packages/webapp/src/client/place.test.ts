import { describe, expect, it } from "vitest";
import { changeFields, formatPlace, type Place, parsePlace } from "./place.js";

const places: readonly (readonly [address: string, place: Place])[] = [
  ["", { page: "wall" }],
  ["runs", { page: "runs", filter: {} }],
  ["runs?quality=bad&offset=50", { page: "runs", filter: { quality: "bad", offset: "50" } }],
  ["runs/300005", { page: "run", run: 300005, view: {} }],
  ["runs/latest/EMC?group=FastOR+L0", { page: "run", run: "latest", subsystem: "EMC", view: { group: "FastOR L0" } }],
  ["runs/1/TPC?hist=a%2Fb", { page: "run", run: 1, subsystem: "TPC", view: { hist: "a/b" } }],
  ["trends/EMC?id=x", { page: "trends", subsystem: "EMC", view: { id: "x" } }],
  ["alarms", { page: "alarms", view: {} }],
  ["sign-in", { page: "signIn", view: {} }],
];

describe("places", () => {
  it.each(places)("%s", (address, place) => {
    const [path = "", search = ""] = address.split("?");
    expect(parsePlace(path, search)).toEqual(place);
    expect(formatPlace(place)).toBe(address);
  });

  it.each(["nothing", "runs/x", "runs/1/EMC/more", "trends/EMC/more", "alarms/more", "runs/%E0%A4%A"])(
    "knows no page at %s",
    (path) => expect(parsePlace(path, "").page).toBe("unknown"),
  );

  it("leaves out fields without a value", () => {
    expect(changeFields({ a: "1", b: "2" }, { a: undefined, b: "", c: "3" })).toEqual({ c: "3" });
  });
});
