import { parseYaml } from "@overwatch/core";
import { roleInvalid } from "../errors/catalogue.js";

/** Commands that run until they are ended: what a container is for. */
const roles: readonly string[] = ["up", "process", "web", "receive", "monitor", "transfer", "replay", "simulate"];

/**
 * What a container is told to be: the words of a command line of `overwatch`, from the key `x-role` of a configuration, by default `up`.
 * Everything else in the configuration is checked by who loads it. Throws ROLE_INVALID.
 */
export function parseRole(variable: string, configuration: string | undefined): readonly string[] {
  if (configuration === undefined || configuration.trim() === "") throw roleInvalid(variable, "it is not set");
  const parsed = parseYaml(configuration);
  if (!parsed.ok) {
    throw roleInvalid(variable, `${parsed.reason}${parsed.line === undefined ? "" : ` in line ${parsed.line}`}`);
  }
  const { value } = parsed;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw roleInvalid(variable, "something else than a map");
  }
  const { "x-role": role = "up" } = value as { readonly "x-role"?: unknown };
  const words = typeof role === "string" ? role.split(/\s+/).filter((word) => word !== "") : [];
  const [command = ""] = words;
  if (!roles.includes(command)) {
    throw roleInvalid(variable, `\`x-role: ${JSON.stringify(role)}\`, where roles are ${roles.join(", ")}`);
  }
  return command === "process" && words.length === 1 ? ["process", "--watch"] : words;
}
