/** A drawing as data: the same canvas becomes jsroot's JSON, an SVG or a PNG. */
export interface Canvas {
  readonly drawOptions: string;
  readonly title: string;
  readonly showTitle: boolean;
  readonly showStats: boolean;
  readonly x: AxisView;
  readonly y: AxisView;
  readonly z: AxisView;
  readonly style: Style;
  /** Of a stack, in order. */
  readonly members: readonly Style[];
  readonly legend?: { readonly from: Point; readonly to: Point; readonly style?: string };
  readonly overlays: readonly Overlay[];
}

/** What a hook changes: axes and style are merged field by field, overlays are appended, the rest replaces. */
export type CanvasPatch = { readonly [P in keyof Canvas]?: Canvas[P] };

/** A CSS colour or a ROOT colour number. */
export type Color = string | number;
/** A place on a canvas, in the coordinates that its owner names. */
export type Point = readonly [x: number, y: number];

/** How one axis is shown. */
export interface AxisView {
  readonly title?: string;
  readonly log?: boolean;
  readonly grid?: boolean;
  readonly time?: boolean;
  /** In user coordinates. */
  readonly range?: readonly [from: number, to: number];
}

/** How contents are drawn. What is absent is the drawing program's choice. */
export interface Style {
  readonly color?: Color;
  readonly marker?: number;
  readonly markerSize?: number;
  readonly lineWidth?: number;
  readonly fill?: Color;
  readonly label?: string;
}

/** Something drawn on top of the contents: a line, a box, a text, or a second axis. */
export type Overlay = {
  /** "pad": fractions of the picture. Default: the axes. */
  readonly in?: "pad";
  readonly color?: Color;
  readonly width?: number;
} & (
  | { readonly type: "line"; readonly from: Point; readonly to: Point }
  | { readonly type: "box"; readonly from: Point; readonly to: Point; readonly fill?: Color }
  | {
      readonly type: "text";
      readonly at: Point;
      readonly lines: readonly string[];
      readonly size?: number;
      readonly border?: number;
    }
  | {
      readonly type: "axis";
      readonly from: Point;
      readonly to: Point;
      readonly labels: readonly [from: number, to: number];
      readonly title?: string;
      readonly divisions?: number;
      readonly side?: "above" | "below";
    }
);

/** A canvas on which nothing was set yet: statistics box on, title off, linear axes. */
export const emptyCanvas: Canvas = {
  drawOptions: "",
  title: "",
  showTitle: false,
  showStats: true,
  x: {},
  y: {},
  z: {},
  style: {},
  members: [],
  overlays: [],
};

/** `canvas` with `patch` on top: axes and style merged field by field, overlays appended, the rest replaced. */
export function patchCanvas(canvas: Canvas, patch: CanvasPatch | undefined): Canvas {
  if (patch === undefined) return canvas;
  return {
    ...canvas,
    ...patch,
    x: { ...canvas.x, ...patch.x },
    y: { ...canvas.y, ...patch.y },
    z: { ...canvas.z, ...patch.z },
    style: { ...canvas.style, ...patch.style },
    overlays: [...canvas.overlays, ...(patch.overlays ?? [])],
  };
}
