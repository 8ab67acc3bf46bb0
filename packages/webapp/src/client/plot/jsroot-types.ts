import type { JsrootObject } from "@overwatch/render/drawing";

/** The little of jsroot's painters that we use; jsroot itself declares everything as any. */
export interface Painter {
  /** Changes contents in place: zoom and what else was chosen by hand stay. False when the object is of another kind. */
  readonly redrawObject: (object: JsrootObject, option?: string) => Promise<unknown> | boolean;
  readonly getPadPainter: () => unknown;
  readonly getFramePainter: () => FramePainter | undefined;
}

export interface FramePainter {
  readonly zoom: (xmin: number, xmax: number, ymin: number, ymax: number) => Promise<unknown>;
  readonly unzoom: (axes?: string) => Promise<unknown>;
  readonly zoom_xmin: number;
  readonly zoom_xmax: number;
  readonly zoom_ymin: number;
  readonly zoom_ymax: number;
}

export interface PainterClass {
  readonly draw: (where: unknown, object: JsrootObject, option: string) => Promise<Painter>;
}
