import type { Drawing } from "./drawing/index.js";

/** What kind of picture. */
export type PictureFormat = "svg" | "png";

/** A picture to be made. */
export interface Picture {
  readonly drawing: Drawing;
  readonly format: PictureFormat;
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
}
