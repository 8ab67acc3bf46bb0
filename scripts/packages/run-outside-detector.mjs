/** A detector package in a folder of its own, found because a deployment's package.json depends on it. */
export function runOutsideDetector(_folder, _packages) {
  return ["not written yet: waits for `overwatch plugins list`"];
}
