import { dump } from "js-yaml";
import { isOverwatchError } from "../../errors/index.js";
import type { Config } from "../config.js";
import { formatO2 } from "./format-o2.js";
import { parseO2 } from "./parse-o2.js";

/** A configuration in O2's form, and what could not be written in it. */
export interface O2Conversion {
  readonly text: string;
  readonly left: readonly { readonly path: string; readonly reason: string }[];
}

/**
 * The trends and alarms of the configuration in O2's form, a branch per subsystem. A value for which the form has no word is
 * left out, and told.
 */
export function monitoringToO2({ detectors }: Pick<Config, "detectors">): O2Conversion {
  const left: { path: string; reason: string }[] = [];
  const tree: Record<string, unknown> = {};
  for (const [subsystem, { trends, alarms }] of Object.entries(detectors)) {
    if (trends === undefined && alarms === undefined) continue;
    tree[subsystem] = writable({ trends, alarms }, [subsystem], left);
  }
  return { text: formatO2(tree), left };
}

/** A text in O2's form as YAML. @throws O2_INVALID with line and column. */
export function o2ToYaml(source: string): string {
  return dump(parseO2(source));
}

function writable(value: object, path: readonly string[], left: { path: string; reason: string }[]): object {
  const kept: [string, unknown][] = [];
  for (const [name, child] of Object.entries(value)) {
    const here = [...path, name];
    if (typeof child === "object" && child !== null && !Array.isArray(child)) {
      kept.push([name === "o2Config" ? "config" : name, writable(child, here, left)]);
      continue;
    }
    try {
      formatO2({ [name]: child });
      kept.push([name, child]);
    } catch (error) {
      if (!isOverwatchError(error)) throw error;
      left.push({ path: here.join("."), reason: String(error.details?.["found"]) });
    }
  }
  return Object.fromEntries(kept);
}
