import type { OptionField } from "../plugins/options-schema.js";
import type { LookEdges } from "./take-slice.js";

/** The processing options that a time slice of a subsystem may change. */
export interface SubsystemOptions {
  readonly subsystem: string;
  /** Those in force, defaults filled in. */
  readonly options: Readonly<Record<string, unknown>>;
  /** What may be written into each. */
  readonly fields: Readonly<Record<string, OptionField>>;
}

/** The options of a subsystem, as its plug-in describes them; none without a plug-in. Throws OPTION_* when the configuration is wrong. */
export async function takeOptions(
  { subsystem }: { readonly subsystem: string },
  { config, plugins, describe }: LookEdges,
): Promise<SubsystemOptions> {
  const { options = {}, settings = {} } = config.detectors[subsystem] ?? {};
  const plugin = plugins.find(({ manifest }) => manifest.subsystem === subsystem);
  const outcome = plugin && (await describe(plugin, { options, settings }));
  if (outcome?.status === "failed") throw outcome.error;
  if (outcome?.status !== "loaded") return { subsystem, options, fields: {} };
  return { subsystem, options: outcome.plugin.options, fields: outcome.plugin.optionFields };
}
