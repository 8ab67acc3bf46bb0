import type { Config, ConfigFault } from "@overwatch/core";
import type { Host } from "./host.js";

/** What a check says about one thing. */
export interface Finding {
  /** Name of the check. */
  readonly check: string;
  /** A warning does not stop anything. */
  readonly status: "ok" | "warning" | "problem";
  /** What was found, and of problems what was expected. */
  readonly message: string;
  /** What to do. */
  readonly hint?: string;
}

/** What is looked at. */
export interface Patient {
  readonly host: Host;
  /** The configuration in force; the defaults when it has faults. */
  readonly config: Config;
  readonly faults: readonly ConfigFault[];
  /** Where the deployment is looked for. Absolute path. */
  readonly cwd: string;
}

export interface Check {
  readonly name: string;
  readonly run: (patient: Patient) => Promise<readonly Omit<Finding, "check">[]>;
}
