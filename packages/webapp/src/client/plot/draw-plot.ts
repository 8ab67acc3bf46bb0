import type { Drawing } from "@overwatch/render/drawing";
import type { Painter } from "./jsroot-types.js";
import { clear, fit, paint, revive } from "./painters.js";

/** A plot that was drawn on an element. */
export interface DrawnPlot {
  /** Shows other contents. Zoom stays while kind, option and what lies on top stay. */
  readonly update: (drawing: Drawing) => Promise<void>;
  /** What is zoomed to: x from, x to, y from, y to; undefined for all. */
  readonly zoomed: () => Zoom | undefined;
  readonly zoom: (to: Zoom) => Promise<void>;
  /** After the element changed its size. */
  readonly fit: () => void;
  readonly remove: () => void;
}

export type Zoom = readonly [xmin: number, xmax: number, ymin: number, ymax: number];

export async function drawPlot(element: HTMLElement, drawing: Drawing): Promise<DrawnPlot> {
  let shown = drawing;
  let painter = await draw(element, drawing);

  const zoomed = (): Zoom | undefined => {
    const frame = painter.getFramePainter();
    if (frame === undefined) return undefined;
    const { zoom_xmin: x0, zoom_xmax: x1, zoom_ymin: y0, zoom_ymax: y1 } = frame;
    return (x0 === x1 && y0 === y1) || ![x0, x1, y0, y1].every(Number.isFinite) ? undefined : [x0, x1, y0, y1];
  };
  const zoom = async (to: Zoom) => {
    await painter.getFramePainter()?.zoom(...to);
  };

  return {
    zoomed,
    zoom,
    update: async (next) => {
      const isSameKind =
        next.main._typename === shown.main._typename &&
        next.option === shown.option &&
        JSON.stringify(next.overlays) === JSON.stringify(shown.overlays);
      shown = next;
      if (isSameKind) {
        const done = painter.redrawObject(revive(next.main), next.option);
        if (done !== false) {
          await done;
          return;
        }
      }
      const kept = zoomed();
      clear(element);
      painter = await draw(element, next);
      if (kept !== undefined) await zoom(kept);
    },
    fit: () => fit(element),
    remove: () => clear(element),
  };
}

async function draw(element: HTMLElement, { main, option, overlays }: Drawing): Promise<Painter> {
  const painter = await paint(element, revive(main), option);
  for (const { object, option: own } of overlays) await paint(painter.getPadPainter(), revive(object), own);
  return painter;
}
