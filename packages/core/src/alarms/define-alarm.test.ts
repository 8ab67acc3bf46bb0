import { describe, expect, it } from "vitest";
import * as z from "zod";
import { between } from "./checks/between.js";
import { defineAlarm } from "./define-alarm.js";
import { judgeSeries } from "./judge-series.js";

const above = defineAlarm({
  name: "above",
  judges: "trend",
  config: z.object({ limit: z.number().default(10) }),
  check: ({ value, config: { limit } }) => ({ flag: value > limit ? "bad" : "good", message: `limit ${limit}` }),
});

describe("defineAlarm", () => {
  it("takes defaults from the schema", () => {
    expect(above()).toMatchObject({ $type: "@overwatch/alarm", judges: "trend", lookBack: 100, config: { limit: 10 } });
  });

  it("judges with its configuration inside", () => {
    expect(judgeSeries(above({ limit: 3 }), [3, 4]).map(({ flag }) => flag)).toEqual(["good", "bad"]);
  });

  it("takes another configuration by rebind and stays as it was", () => {
    const first = above();
    expect(first.rebind({ limit: 1 }).config).toEqual({ limit: 1 });
    expect(first.config).toEqual({ limit: 10 });
  });

  it.each([
    { name: "a wrong type", config: { min: "0", max: 1 }, message: "`min`: " },
    { name: "a missing field", config: { min: 0 }, message: "`max`: " },
    { name: "limits in the wrong order", config: { min: 2, max: 1 }, message: "expected min <= max" },
    { name: "no map at all", config: 7, message: "expected object" },
  ])("refuses $name", ({ config, message }) => {
    const attempt = () => between({ min: 0, max: 1 }).rebind(config);
    expect(attempt).toThrow(expect.objectContaining({ code: "ALARM_CONFIG_INVALID" }));
    expect(attempt).toThrow(message);
  });
});
