import type { Config } from "../config/index.js";
import type { AssignRules, IngestRules } from "../ingest/index.js";
import { aliceGrammar, type FileNameGrammar } from "../model/names/received-name.js";
import type { Candidate } from "../plugins/outcome.js";

/** Which files are wanted, and what becomes of them. */
export interface Filing {
  readonly ingest: IngestRules;
  readonly assign: AssignRules;
}

/**
 * Subsystems are those of the configuration's list, else those of the plug-ins, else every code that has files.
 *
 * @param plugins - the usable plug-ins of the deployment.
 */
export function filingOf(config: Config, plugins: readonly Candidate[]): Filing {
  const ofPlugins = plugins.map(({ manifest }) => manifest.subsystem);
  const subsystems = config.subsystemList ?? (ofPlugins.length > 0 ? ofPlugins : undefined);
  const wanted = subsystems && new Set(subsystems);
  return {
    ingest: {
      grammar: grammarOf(config),
      timeZone: config.timeZone,
      accepts: (subsystem) => wanted?.has(subsystem) ?? true,
    },
    assign: { subsystems: subsystems && [...(wanted ?? [])], borrowFrom: config.borrowFrom },
  };
}

function grammarOf({ fileName }: Config): FileNameGrammar {
  return "pattern" in fileName ? { pattern: new RegExp(`^(?:${fileName.pattern})$`) } : aliceGrammar;
}
