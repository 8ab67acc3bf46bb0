import { InvalidArgumentError } from "commander";

/** Name of a site, and a folder or an address. */
export type Destination = readonly [name: string, where: string];

/** Collects the values of a repeated option `name=where`. */
export function addDestination(text: string, others: readonly Destination[] = []): readonly Destination[] {
  const [, name, where] = /^([A-Za-z0-9][\w.-]{0,63})=(.+)$/.exec(text) ?? [];
  if (name === undefined || where === undefined) {
    throw new InvalidArgumentError("Expected NAME=FOLDER or NAME=http://HOST:PORT.");
  }
  return [...others, [name, where]];
}
