import { readFileSync } from "node:fs";

/** The version of this package. Sources and build are both one folder below its package.json. */
export function readVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    readonly version: string;
  };
  return version;
}
