import type { GroupSpec } from "@overwatch/core";

/** A group of all histograms with a text in their names. */
export interface GroupParts extends Pick<GroupSpec, "name" | "help" | "files" | "layout" | "columns" | "sort"> {
  /** A part of the name, or several of which one must be there; * stands for any text. */
  readonly containing: string | readonly string[];
}

/**
 * A group of all histograms whose name contains a text.
 *
 * @example histogramGroups: [group({ name: "FastOR", containing: "FastOR", help: "Even, without bright blocks." })]
 */
export function group({ containing, ...parts }: GroupParts): GroupSpec {
  const texts = typeof containing === "string" ? [containing] : containing;
  return { ...parts, match: texts.map((part) => `*${part}*`) };
}
