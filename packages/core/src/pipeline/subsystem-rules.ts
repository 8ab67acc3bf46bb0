import { join } from "node:path";
import type { Config } from "../config/index.js";
import type { MonitoringConfig } from "../plugins/contract.js";
import type { Candidate } from "../plugins/outcome.js";
import type { Filing } from "./filing.js";
import type { SubsystemRules } from "./look-at-run.js";
import { basisOf } from "./result-key.js";

/** What code and configuration say of each subsystem, worked out once per pass. */
export function subsystemRules(
  config: Config,
  plugins: readonly Candidate[],
  { assign, ingest }: Filing,
): (subsystem: string) => SubsystemRules {
  const bySubsystem = new Map(plugins.map((plugin) => [plugin.manifest.subsystem, plugin]));
  const known = new Map<string, SubsystemRules>();
  const make = (subsystem: string): SubsystemRules => {
    const plugin = bySubsystem.get(subsystem);
    const {
      options = {},
      settings = {},
      windows,
      trends,
      alarms,
      sets: own,
      cumulativeMode,
    } = config.detectors[subsystem] ?? {};
    // Texts in `on` and `window` were checked by the configuration's schema, which has the same form.
    const sets = own ?? config.alarms.sets;
    const monitoring = {
      ...(windows && { windows }),
      ...(trends && { trends: withO2(trends) }),
      ...(alarms && { alarms: withO2(alarms) }),
      ...(sets.length > 0 && { sets }),
    } as MonitoringConfig;
    return {
      plugin,
      cumulative: cumulativeMode ?? config.cumulativeMode,
      basis: basisOf({ plugin, options, settings, monitoring, filing: { ...assign, timeZone: ingest.timeZone } }),
      work: { options, settings, monitoring, referencesFolder: join(config.stateFolder, "references") },
    };
  };
  return (subsystem) => {
    const rules = known.get(subsystem) ?? make(subsystem);
    known.set(subsystem, rules);
    return rules;
  };
}

/** What was written in O2's form stands where it would stand in YAML. */
function withO2(entries: Readonly<Record<string, object>>): Readonly<Record<string, object>> {
  return Object.fromEntries(
    Object.entries(entries).map(([id, entry]) => {
      if (!("o2Config" in entry)) return [id, entry];
      const { o2Config, ...rest } = entry;
      return [id, { ...rest, config: o2Config }];
    }),
  );
}
