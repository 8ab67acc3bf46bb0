import type { ReferenceReport } from "../model/reference.js";
import type { KeyParts } from "../model/report.js";
import { REPORT_FORMAT } from "../model/report.js";
import type { ReceivedFile } from "../model/run.js";
import { PLUGIN_API } from "../plugins/plugin-api.js";
import { hashOf } from "./hash-of.js";
import { referencesKey } from "./reference-name.js";

/** What decides a result apart from the files: not host, path, time or version of Node. */
export interface BasisParts {
  readonly plugin: { readonly package: string; readonly version: string; readonly digest: string } | undefined;
  readonly options: unknown;
  readonly settings: unknown;
  readonly monitoring: unknown;
  /** How files become runs and subsystems: zone of names, list of subsystems, whose files are borrowed. */
  readonly filing: unknown;
}

export interface ContextParts {
  readonly cumulative: boolean;
  readonly fileLocationSubsystem: string;
  readonly hltMode: string;
  readonly startOfRun: number;
}

/** Hash of the code and the configuration that make results: equal for all runs that they process. */
export function basisOf(parts: BasisParts): string {
  const { plugin, ...rest } = parts;
  const used = plugin && { package: plugin.package, version: plugin.version, digest: plugin.digest };
  return hashOf({ ...rest, plugin: used ?? null, api: PLUGIN_API, format: REPORT_FORMAT });
}

/** The key of a result and its parts: two results with equal keys are equal. */
export function keyOf(
  basis: string,
  context: ContextParts,
  files: readonly ReceivedFile[],
  references?: readonly ReferenceReport[],
): { readonly key: string; readonly keyParts: KeyParts } {
  const keyParts: KeyParts = {
    basis,
    context: hashOf(context),
    files: hashOf(files.map(({ name, time, size, sha256 }) => ({ name, time, size, sha256 }))),
  };
  return withReferences(keyParts, references);
}

/** What was compared with is known when it was: then the key takes it in. */
export function withReferences(
  { references: _, ...others }: KeyParts,
  references: readonly ReferenceReport[] | undefined,
): { readonly key: string; readonly keyParts: KeyParts } {
  const compared = referencesKey(references);
  const keyParts = compared === undefined ? others : { ...others, references: compared };
  return { key: hashOf(keyParts), keyParts };
}
