import type { ModuleName } from "@overwatch/core";
import { Option } from "commander";

export interface ModuleOption {
  readonly module: ModuleName;
}

const modules: readonly ModuleName[] = ["receiver", "processing", "webApp"];

/** `--module NAME`: whose file in the home directory is read. */
export function createModuleOption(): Option {
  return new Option("--module <name>", "whose file in the home directory is read, as in ~/overwatchProcessing.yaml")
    .choices(modules)
    .default("processing");
}
