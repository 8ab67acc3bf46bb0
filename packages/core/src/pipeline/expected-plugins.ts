import type { Config } from "../config/index.js";
import { parseReceivedName } from "../model/names/received-name.js";
import type { Candidate } from "../plugins/outcome.js";
import { filingOf } from "./filing.js";

/**
 * The plug-ins for whose subsystems files have come, by the names in the data folder alone: a guess, so that their threads can
 * start while the pass still looks. Those that borrow the files of others are not among them.
 */
export function expectedPlugins(
  names: readonly string[],
  config: Config,
  plugins: readonly Candidate[],
): readonly Candidate[] {
  const { grammar, timeZone } = filingOf(config, plugins).ingest;
  const waiting = new Map(plugins.map((plugin) => [plugin.manifest.subsystem, plugin]));
  const expected: Candidate[] = [];
  for (const name of names) {
    if (waiting.size === 0) break;
    const parsed = parseReceivedName(name, grammar, timeZone);
    const plugin = "reason" in parsed ? undefined : waiting.get(parsed.subsystem);
    if (plugin === undefined) continue;
    waiting.delete(plugin.manifest.subsystem);
    expected.push(plugin);
  }
  return expected;
}
