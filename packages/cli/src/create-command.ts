import { Command } from "commander";

/** The first words of a command's help. */
export interface CommandText {
  /** As in the list of commands: `config print` for a command of a group. */
  readonly name: string;
  /** One line, without a full stop. */
  readonly summary: string;
  /** More than the summary, where it is needed. */
  readonly description?: string;
  /** Command lines with what they are for: at least two. */
  readonly examples: readonly [Example, Example, ...Example[]];
}

export type Example = readonly [line: string, what: string];

/** A commander command whose help ends with examples; arguments, options and the action are added by the caller. */
export function createCommand({ name, summary, description, examples }: CommandText): Command {
  const ownName = name.split(" ").at(-1) ?? name;
  const width = Math.max(...examples.map(([line]) => line.length));
  const lines = examples.map(([line, what]) => `  ${line.padEnd(width)}  ${what}`);
  return new Command(ownName)
    .summary(summary)
    .description(description ?? summary)
    .addHelpText("after", `\nExamples:\n${lines.join("\n")}`);
}
