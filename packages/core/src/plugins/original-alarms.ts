import { between, lastN, meanInRange } from "../alarms/index.js";
import type { AlarmSpec } from "./contract.js";

/**
 * The alarm sets of the first Overwatch, off until the deployment turns them on: for trends whose ids begin with `max`,
 * `mean` and `stdDev`. Their limits were examples; who is told is for the configuration to say.
 *
 * @example defineDetector({ ..., alarms: [...myAlarms, ...originalAlarms] })
 */
export const originalAlarms = [
  {
    id: "original-max",
    on: { trends: /^max/ },
    use: between({ min: 0, max: 300 }),
    enabled: false,
    help: "The largest bin is outside the limits of the original's example.",
  },
  {
    id: "original-mean-last-n",
    on: { trends: /^mean/ },
    use: lastN(),
    enabled: false,
    help: "Too few of the last means are inside the limits of the original's example.",
  },
  {
    id: "original-mean",
    on: { trends: /^mean/ },
    use: between({ min: 0, max: 50 }),
    severity: "medium",
    enabled: false,
    help: "The mean is outside the limits of the original's example.",
  },
  {
    id: "original-std-dev",
    on: { trends: /^stdDev/ },
    use: meanInRange(),
    severity: "medium",
    enabled: false,
    help: "The standard deviation is outside the limits of the original's example.",
  },
] as const satisfies readonly AlarmSpec<string>[];
