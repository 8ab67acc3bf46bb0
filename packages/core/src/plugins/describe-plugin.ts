import type { DetectorPlugin } from "./contract.js";
import { parseOptions } from "./options.js";
import { optionFields } from "./options-schema.js";
import type { Candidate, Failed, Loaded, LoadOutcome, PluginDescription } from "./outcome.js";

/** What the deployment's configuration says of a detector, before the plug-in's schemas have seen it. */
export interface DetectorSection {
  readonly options?: Readonly<Record<string, unknown>>;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/**
 * A loaded plug-in as plain data, with the deployment's options and settings checked by its schemas. Runs these schemas:
 * call it where the plug-in runs.
 */
export function describePlugin(
  loaded: Loaded<DetectorPlugin>,
  section: DetectorSection,
): LoadOutcome<PluginDescription> {
  const { plugin, status: _status, ...facts } = loaded;
  const { subsystem } = loaded.manifest;
  const options = parseOptions(plugin.options, section.options ?? {}, `options of ${subsystem}`);
  if (!options.ok) return failed(facts, options.error);
  const settings = parseOptions(plugin.settings, section.settings ?? {}, `settings of ${subsystem}`);
  if (!settings.ok) return failed(facts, settings.error);
  return {
    ...facts,
    status: "loaded",
    plugin: {
      title: plugin.title,
      options: options.options,
      settings: settings.options,
      optionFields: optionFields(plugin.options),
    },
  };
}

function failed({ package: name, version, manifest }: Omit<Candidate, "status">, error: Failed["error"]): Failed {
  return { package: name, version, manifest, status: "failed", error };
}
