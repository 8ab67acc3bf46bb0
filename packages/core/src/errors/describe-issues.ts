/** What schema libraries say about one wrong value; zod's issues have this form. */
export interface SchemaIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** One line per issue: "`min`: expected number, received string"; without a path the words alone. */
export function describeIssues(issues: readonly SchemaIssue[]): readonly string[] {
  return issues.map(({ path, message }) =>
    path.length === 0 ? message : `\`${path.map(String).join(".")}\`: ${message}`,
  );
}
