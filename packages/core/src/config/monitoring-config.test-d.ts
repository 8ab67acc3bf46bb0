import { expectTypeOf, it } from "vitest";
import type { MonitoringConfig } from "../plugins/contract.js";
import type { DetectorConfig } from "./config.js";

it("is what the contract calls MonitoringConfig", () => {
  expectTypeOf<Pick<DetectorConfig, "trends" | "alarms">>().toExtend<MonitoringConfig>();
});
