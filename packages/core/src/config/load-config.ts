import { join, resolve } from "node:path";
import { configInvalid } from "../errors/catalogue.js";
import { OverwatchError } from "../errors/index.js";
import type { Config, ConfigFault, LoadConfigOptions, LoadedConfig } from "./config.js";
import { MAX_FAULTS } from "./explain-issues.js";
import { configJsonSchema, type JsonSchema } from "./known-keys.js";
import type { Layer } from "./layer.js";
import { type ConfigFile, readConfigFile } from "./read-config-file.js";
import { readEnvironment } from "./read-environment.js";
import { resolveConfig } from "./resolve-config.js";

/**
 * The configuration in force, from lowest to highest layer: defaults, `~/overwatch.yaml`, `~/overwatch{Module}.yaml`,
 * `./config.yaml` or `configFile`, environment, flags. Files that are not there are passed over, but for `configFile`.
 *
 * @throws with all faults in `details.faults`: the fault's own code when there is one, else `CONFIG_INVALID`.
 */
export async function loadConfig(options: LoadConfigOptions): Promise<LoadedConfig> {
  const schema = schemaWhenAsked();
  const read = await Promise.all(listFiles(options).map(readConfigFile));
  const files = read.flatMap((result) => (result.status === "read" ? [result.layer] : []));
  const environment = readEnvironment(options.env, schema);
  const flags: Layer = {
    name: "flags",
    label: "command line",
    value: options.flags ?? {},
    originOf: () => ({ layer: "flags" }),
  };

  const over =
    options.overFile === undefined
      ? undefined
      : await readConfigFile({
          layer: "file",
          path: resolve(options.cwd, options.overFile),
          label: options.overFile,
          required: true,
        });
  const top = over?.status === "read" ? [over.layer] : [];

  const resolved = resolveConfig([...files, environment.layer, flags, ...top], schema, options);
  const faults = [
    ...[...read, ...(over === undefined ? [] : [over])].flatMap((result) =>
      result.status === "faulty" ? [result.fault] : [],
    ),
    ...environment.faults,
    ...(resolved.ok ? [] : resolved.faults),
  ];
  if (!resolved.ok || faults.length > 0) throw toError(faults.toSorted(byPlace).slice(0, MAX_FAULTS));
  return {
    config: resolved.config,
    origins: resolved.origins,
    files: files.flatMap((layer) => layer.originOf([]).file ?? []),
  };
}

/** The configuration without files, environment and flags. */
export function defaultConfig({ cwd }: Pick<LoadConfigOptions, "cwd">): Config {
  const resolved = resolveConfig([], schemaWhenAsked(), { cwd });
  if (!resolved.ok) throw toError(resolved.faults);
  return resolved.config;
}

/** Made once, with the first question: most configurations have neither variables nor faults, and need it for nothing. */
function schemaWhenAsked(): () => JsonSchema {
  let made: JsonSchema | undefined;
  return () => {
    made ??= configJsonSchema();
    return made;
  };
}

function listFiles({ cwd, home, configFile, module = "processing" }: LoadConfigOptions): readonly ConfigFile[] {
  const ofModule = `overwatch${module.charAt(0).toUpperCase()}${module.slice(1)}.yaml`;
  const atHome: readonly ConfigFile[] =
    home === undefined || home === ""
      ? []
      : [
          { layer: "home", path: join(home, "overwatch.yaml"), label: "~/overwatch.yaml", required: false },
          { layer: "module", path: join(home, ofModule), label: `~/${ofModule}`, required: false },
        ];
  const own: ConfigFile = {
    layer: "file",
    path: resolve(cwd, configFile ?? "config.yaml"),
    label: configFile ?? "config.yaml",
    required: configFile !== undefined,
  };
  return [...atHome, own];
}

/** As somebody mends them: file by file from the top, then the others. */
function byPlace(a: ConfigFault, b: ConfigFault): number {
  const files = (a.file ?? "\uffff") < (b.file ?? "\uffff") ? -1 : 1;
  return a.file === b.file ? (a.line ?? 0) - (b.line ?? 0) : files;
}

function toError(faults: readonly ConfigFault[]): OverwatchError {
  const [first, ...more] = faults;
  if (first === undefined || more.length > 0) return configInvalid(faults);
  const { code, message, hint } = first;
  return new OverwatchError({ code, message, ...(hint === undefined ? {} : { hint }), details: { faults } });
}
