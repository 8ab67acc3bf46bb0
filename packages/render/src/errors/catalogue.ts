/** All codes of drawing, one factory for each situation. */
import { OverwatchError } from "@overwatch/core/errors";

export function drawingFailed(what: string, reason: string) {
  return new OverwatchError({
    code: "DRAWING_FAILED",
    message: `Expected a picture of ${what}; jsroot ended with: ${reason}.`,
    hint: "Export the object as ROOT or JSON instead, and tell us its class and draw option.",
    details: { what, reason },
  });
}

export function drawingTimeout(what: string, seconds: number) {
  return new OverwatchError({
    code: "DRAWING_TIMEOUT",
    message: `Expected a picture of ${what} within ${seconds} s; drawing was ended.`,
    hint: "Choose a plainer draw option: three dimensions of many cells take long.",
    details: { what, seconds },
  });
}

export function rendererNotBuilt(path: string) {
  return new OverwatchError({
    code: "RENDERER_NOT_BUILT",
    message: `Expected the built code of the thread that draws, found nothing at ${path}.`,
    hint: "Build the packages: `node scripts/setup.mjs` in the repository.",
    details: { path },
  });
}
