import { nearest } from "@overwatch/core/errors";
import { type Command, CommanderError } from "commander";
import { argumentInvalid, commandMissing, commandUnknown, optionUnknown } from "./errors/catalogue.js";

/** Whether help or the version was asked for, which commander reports by throwing. */
export function isHelp(thrown: unknown): boolean {
  return thrown instanceof CommanderError && thrown.exitCode === 0;
}

/** An error of commander as one of ours, with the nearest names; everything else as it is. */
export function toUsageError(thrown: unknown, argv: readonly string[], program: Command | undefined): unknown {
  if (!(thrown instanceof CommanderError)) return thrown;
  const quoted = /'([^']*)'/.exec(thrown.message)?.[1] ?? "";
  // An unknown option belongs to the command before it.
  const end = thrown.code === "commander.unknownOption" ? argv.indexOf(quoted) : -1;
  const called = program === undefined ? [] : findCalled(program, end === -1 ? argv : argv.slice(0, end));
  const command = called.at(-1);
  const name = ["overwatch", ...called.map((each) => each.name())].join(" ");
  const group = command?.name();
  const known = (command ?? program)?.commands.map((each) => each.name()) ?? [];
  switch (thrown.code) {
    case "commander.help":
      return commandMissing(group, known);
    case "commander.unknownCommand":
      return commandUnknown(quoted, nearest(quoted, known, 2), group);
    case "commander.unknownOption":
      return optionUnknown(quoted, nearest(quoted, listOptions(program, called), 2), name);
    default:
      return argumentInvalid(toSentence(thrown.message), name);
  }
}

/** The command that is called and the groups that it is in, outermost first. */
function findCalled(program: Command, argv: readonly string[]): readonly Command[] {
  const called: Command[] = [];
  let here = program;
  for (const word of argv) {
    const next = here.commands.find((command) => command.name() === word);
    if (next === undefined) continue;
    called.push(next);
    here = next;
  }
  return called;
}

function listOptions(program: Command | undefined, called: readonly Command[]): readonly string[] {
  const all = [program, ...called].flatMap((command) => command?.options ?? []);
  return ["--help", ...all.flatMap((option) => option.long ?? [])];
}

/** `error: option '--data <dir>' argument missing` as a sentence like ours. */
function toSentence(message: string): string {
  const text = message.replace(/^error: /, "").replaceAll("'", "`");
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?!)]$/.test(sentence) ? sentence : `${sentence}.`;
}
