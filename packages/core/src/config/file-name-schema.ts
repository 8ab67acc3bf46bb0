import * as z from "zod";

/** Names of groups that the pattern of a received file's name must have. */
const REQUIRED_GROUPS = ["subsystem", "run", "year", "month", "day", "hour", "minute", "second"] as const;

/** Names of groups that it may have: the HLT mode, and a mark which says that the time is UTC. */
const OPTIONAL_GROUPS = ["mode", "utc"] as const;

/** Longer ones are a mistake, and slow to match. */
const MAX_PATTERN_LENGTH = 1000;

/**
 * `{ grammar }`, one that is built in, or `{ pattern }`, a regular expression for the whole name with the groups
 * above. One object and not a union, so that a misspelt key is told with the nearest one.
 */
export const fileNameSchema = z
  .strictObject(
    {
      grammar: z.enum(["alice"], { error: "`alice`, the grammar that is built in" }).exactOptional(),
      pattern: z
        .string({ error: "a regular expression" })
        .max(MAX_PATTERN_LENGTH, { error: `a regular expression of at most ${MAX_PATTERN_LENGTH} characters` })
        .superRefine((pattern, context) => {
          const expected = findPatternFault(pattern);
          if (expected !== undefined) context.addIssue({ code: "custom", message: expected });
        })
        .exactOptional(),
    },
    { error: "a map with either `grammar` or `pattern`" },
  )
  .refine(({ grammar, pattern }) => (grammar === undefined) !== (pattern === undefined), {
    error: "a map with either `grammar` or `pattern`",
  })
  .transform(({ pattern }) => (pattern === undefined ? { grammar: "alice" as const } : { pattern }));

/** What a pattern should have been, or undefined when it is fine. */
function findPatternFault(pattern: string): string | undefined {
  try {
    new RegExp(pattern);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(": ").at(-1) : undefined;
    return `a regular expression (${reason ?? "syntax error"})`;
  }
  const groups = [...pattern.matchAll(/\(\?<([A-Za-z_]\w*)>/g)].map(([, name]) => name ?? "");
  const known: readonly string[] = [...REQUIRED_GROUPS, ...OPTIONAL_GROUPS];
  const missing = REQUIRED_GROUPS.filter((name) => !groups.includes(name));
  if (missing.length > 0) return `a regular expression with the named groups ${missing.join(", ")}`;
  const unknown = groups.filter((name) => !known.includes(name));
  if (unknown.length > 0) return `a regular expression with no other named groups than ${known.join(", ")}`;
  return undefined;
}
