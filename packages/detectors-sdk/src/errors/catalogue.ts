/** All codes of the SDK, one factory for each situation. */
import { OverwatchError } from "@overwatch/core";

export function detectorInvalid(subsystem: string, faults: readonly string[]) {
  const count = faults.length === 1 ? "one fault" : `${faults.length} faults`;
  return new OverwatchError({
    code: "DETECTOR_INVALID",
    message: `Expected a sound definition of detector ${subsystem}, found ${count}: ${faults.join("; ")}.`,
    hint: "Correct the call of defineDetector: nothing of this plug-in runs before.",
    details: { subsystem, faults },
  });
}
