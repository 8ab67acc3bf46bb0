// Some minutes of a simulated detector, written as received files.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { formatReceivedName } from "@overwatch/core/names";
import { writeRootFile } from "@overwatch/core/root";
import { createSimulation } from "@overwatch/receivers/simulate";

/** Writes one file a minute, from 2026-01-01 00:01 UTC on, and resolves to their names. */
export async function receive(folder, { subsystem = "EMC", minutes = 3, ...options } = {}) {
  await mkdir(folder, { recursive: true });
  const detector = createSimulation({ subsystem, ...options });
  const names = [];
  for (let minute = 1; minute <= minutes; minute++) {
    detector.advance();
    const { run, hltMode } = detector.info();
    const time = Date.UTC(2026, 0, 1) / 1000 + 60 * minute;
    const name = formatReceivedName({ subsystem, run, hltMode, time });
    await writeRootFile(
      join(folder, name),
      detector.objects().map(({ name: path, object }) => ({ path, object })),
    );
    names.push(name);
  }
  return names;
}
