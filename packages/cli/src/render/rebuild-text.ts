import type { RebuildReport, VerifyFinding, VerifyReport } from "@overwatch/core";
import { firstOf, shorten } from "./table.js";

const WIDTH = 160;
/** The JSON has all of them. */
const SHOWN = 50;

/** What a rebuilding made, for people. */
export function rebuildText(report: RebuildReport): string {
  const { runs, subsystems, files, resumed, failed, removed, complete, digest, seconds } = report;
  const before = resumed === 0 ? "" : `, ${resumed} of them before the interruption`;
  return lines([
    ...failed.map(({ run, subsystem, code, message }) => `FAILED run ${run}, ${subsystem}: ${code}: ${message}`),
    ...removed.map((place) => `removed the report of ${place}: no file belongs to it`),
    `${runs} runs${before}: ${subsystems} subsystems made of ${files} files in ${seconds.toFixed(1)} s`,
    `digest of all that was made: ${digest}`,
    ...(complete ? [] : ["Not done: the next `overwatch rebuild` goes on."]),
  ]);
}

/** What a verification found, for people. */
export function verifyText(report: VerifyReport): string {
  const { differences, notes, notReproducible, compared, runs, subsystems, digest, seconds } = report;
  return lines([
    ...firstOf(differences.map(findingLine), SHOWN),
    ...firstOf(
      notes.map((note) => `note: ${findingLine(note)}`),
      SHOWN,
    ),
    ...(notReproducible.length === 0
      ? []
      : [`${notReproducible.length} files were thinned: what was recorded of them is taken as it is`]),
    `${runs} runs, ${subsystems} subsystems: ${compared} values compared in ${seconds.toFixed(1)} s, ${differences.length} differences`,
    `digest of all that was made: ${digest}`,
  ]);
}

function findingLine({ what, expected, found, cells }: VerifyFinding): string {
  const more = cells === undefined ? "" : ` (and ${cells - 1} more cells)`;
  return shorten(`${what}: expected ${expected}, found ${found}${more}`, WIDTH);
}

function lines(all: readonly string[]): string {
  return `${all.join("\n")}\n`;
}
