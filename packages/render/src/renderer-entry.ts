/** The thread that draws: jsroot and a document need a second to load and a hundred megabytes, once. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { parentPort } from "node:worker_threads";
import { drawSvg } from "./jsroot/draw-svg.js";
import type { Picture } from "./picture.js";
import { toPng } from "./to-png.js";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
/** Pictures hold memory that the collector does not see, so it is called every so many. */
const pngsPerCollection = 20;
let pngs = 0;

interface Asked {
  readonly id: number;
  readonly picture: Picture;
}

parentPort?.on("message", (asked: Asked) => void answer(asked));

async function answer({ id, picture }: Asked): Promise<void> {
  try {
    const svg = await drawSvg(picture.drawing, picture);
    const bytes = picture.format === "png" ? toPng(svg) : new TextEncoder().encode(svg);
    parentPort?.postMessage({ id, bytes });
    if (picture.format === "png" && ++pngs % pngsPerCollection === 0) collect();
  } catch (error) {
    parentPort?.postMessage({ id, reason: error instanceof Error ? error.message : String(error) });
  }
}
