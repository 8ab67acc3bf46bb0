/**
 * Layer 2. Where settings come from and what they are: layers of YAML, environment and flags, one schema, and an
 * origin for each value. Imports errors only; knows nothing of what the settings do.
 */
export type {
  Config,
  ConfigErrorCode,
  ConfigFault,
  DetectorConfig,
  FileNameConfig,
  LayerName,
  LoadConfigOptions,
  LoadedConfig,
  ModuleName,
  Origin,
  ReprocessConfig,
  WebConfig,
} from "./config.js";
export { environmentName } from "./environment-name.js";
export { formatConfig, formatOrigin } from "./format-config.js";
export { formatKeyPath, type KeyPath } from "./key-path.js";
export { configJsonSchema, type JsonSchema } from "./known-keys.js";
export { defaultConfig, loadConfig } from "./load-config.js";
export { monitoringToO2, type O2Conversion, o2ToYaml } from "./o2/convert-o2.js";
export { formatO2 } from "./o2/format-o2.js";
export { type O2Tree, type O2Value, parseO2 } from "./o2/parse-o2.js";
export { type ParsedYaml, parseYaml } from "./parse-yaml.js";
export { isSecret, type Secret } from "./secret.js";
