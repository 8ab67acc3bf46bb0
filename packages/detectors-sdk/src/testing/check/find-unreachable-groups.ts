import { type GroupSpec, wildcard } from "@overwatch/core";
import type { Finding } from "./finding.js";

/** Groups that get nothing because an earlier one takes all that they match. Looks at names with *, not at patterns and code. */
export function findUnreachableGroups(groups: readonly GroupSpec[]): readonly Finding[] {
  return groups.flatMap((group, i) => {
    const earlier = groups.slice(0, i).find((other) => covers(other, group));
    if (earlier === undefined) return [];
    return [
      {
        code: "GROUP_UNREACHABLE",
        message: `Group \`${group.name}\` never gets a histogram: \`${earlier.name}\` stands before it and takes all of them.`,
      } as const,
    ];
  });
}

/** Whether every name that `group` matches is matched by `other`, in the same files. */
function covers(other: GroupSpec, group: GroupSpec): boolean {
  if (other.files !== undefined && other.files !== group.files) return false;
  const wider = namesOf(other).map(wildcard);
  const names = namesOf(group);
  // A star in the narrower name stands for any text; a name that takes the star itself takes every text in its place.
  return names.length > 0 && names.every((name) => wider.some((matches) => matches(name)));
}

/** Names of a match; none when there is a pattern or function in it. */
function namesOf({ match }: GroupSpec): readonly string[] {
  if (typeof match === "string") return [match];
  if (!Array.isArray(match)) return [];
  const names = match.filter((each) => typeof each === "string");
  return names.length === match.length ? names : [];
}
