import type { FileReport } from "@overwatch/core/root";
import type { CommandContext } from "../command-context.js";
import type { ExitCode } from "../exit-code.js";

/** What a command that made a ROOT file of others has to tell. */
export interface WrittenFile {
  readonly out: string;
  readonly inputs: readonly string[];
  readonly report: FileReport;
  /** Further fields of the JSON. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Prints `overwatch-files-1`, or the same for people; 1 when something is missing that should be there. */
export function printFileReport(context: CommandContext, { out, inputs, report, more }: WrittenFile): ExitCode {
  const { objects, leftOut } = report;
  const skipped = leftOut.map(({ path, reason, code }) => ({ path, reason, code }));
  context.printJson({ format: "overwatch-files-1", out, inputs, objects, skipped, ...more });
  context.print(
    [
      `${out}: ${objects} objects of ${inputs.length} files`,
      ...leftOut.map(({ path, reason }) => `left out: ${path}  ${reason}`),
    ].join("\n"),
  );
  return leftOut.some(({ code }) => code !== "no-histogram") ? 1 : 0;
}
