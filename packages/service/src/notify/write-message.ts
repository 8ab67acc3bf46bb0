import type { Notice, Quality } from "@overwatch/core";
import type { NoticeMessage } from "./notifier.js";

/** Texts with `{name}` for what is put in. */
export interface Templates {
  readonly subject: string;
  readonly line: string;
}

/** More lines are counted, not written; all are in the notices. */
const mostLines = 100;
const words: Readonly<Record<Notice["change"], string>> = {
  raised: "NEW",
  worse: "WORSE",
  still: "STILL",
  cleared: "CLEARED",
};
const order: readonly Quality[] = ["null", "good", "medium", "bad"];

/** One message for all that is to be told at once: worst first. */
export function writeMessage(notices: readonly Notice[], { subject, line }: Templates): NoticeMessage {
  const sorted = [...notices].sort((a, b) => rank(b) - rank(a) || a.time - b.time);
  const subsystems = [...new Set(sorted.map((notice) => notice.subsystem))].sort();
  const worst = sorted[0];
  const lines = sorted.slice(0, mostLines).map((notice) => fillIn(line, valuesOf(notice)));
  const left = sorted.length - lines.length;
  return {
    subject: fillIn(subject, {
      worst: worst === undefined || rank(worst) === 0 ? "cleared" : worst.flag,
      subsystems: subsystems.join(", "),
      count: String(sorted.length),
      run: runName(Math.max(...sorted.map(({ run }) => run))),
    }),
    text: [...lines, ...(left > 0 ? [`... and ${left} more`] : [])].join("\n"),
    notices: sorted,
  };
}

/** What is told of receivers belongs to no run. */
function runName(run: number): string {
  return run === 0 ? "none" : String(run);
}

function rank({ change, flag }: Notice): number {
  return change === "cleared" ? 0 : order.indexOf(flag);
}

function valuesOf({
  change,
  flag,
  subsystem,
  alarm,
  on,
  run,
  time,
  message,
  help,
}: Notice): Readonly<Record<string, string>> {
  return {
    change: words[change],
    flag: change === "cleared" ? "good" : flag,
    subsystem,
    alarm,
    on,
    run: runName(run),
    time: new Date(time * 1000).toISOString().replace(/\.\d+Z$/, "Z"),
    message,
    help: help === undefined || change === "cleared" ? "" : ` [${help}]`,
  };
}

/** Names that there are not stay as they are: a misspelt one is seen. */
function fillIn(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
