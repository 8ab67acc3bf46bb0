import type { Check, Finding } from "../check.js";
import { nearestFolder } from "../nearest-folder.js";
import { tryWriting } from "../try-writing.js";

/** No clock that is right shows a time outside. */
const EARLIEST = Date.parse("2026-01-01T00:00:00Z");
const LATEST = Date.parse("2100-01-01T00:00:00Z");
/** Milliseconds between this clock and that of the disk's server. */
const LARGE = 60_000;
const NOTABLE = 5_000;

export const clock: Check = {
  name: "clock",
  run: async ({ host, config: { dataFolder } }) => {
    const now = host.now();
    const shown = new Date(now).toISOString();
    const hint = "Let the system set its clock by NTP: times of runs and of alarms come from it.";
    if (now < EARLIEST || now > LATEST) return [{ status: "problem", message: `the clock shows ${shown}`, hint }];
    // Where nothing can be written there is nothing to compare with, and another check says so.
    const written = await tryWriting(await nearestFolder(dataFolder)).catch(() => undefined);
    return [judge(shown, written === undefined ? 0 : Math.abs(host.now() - written), hint)];
  },
};

function judge(shown: string, difference: number, hint: string): Omit<Finding, "check"> {
  if (difference < NOTABLE) return { status: "ok", message: `the clock shows ${shown}` };
  const message = `the clock shows ${shown}, that of the data folder differs by ${Math.round(difference / 1000)} s`;
  return { status: difference > LARGE ? "problem" : "warning", message, hint };
}
