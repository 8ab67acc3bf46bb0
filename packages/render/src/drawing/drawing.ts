/** An object in the form that jsroot draws: plain JSON with `_typename`. */
export interface JsrootObject {
  readonly _typename: string;
  readonly [member: string]: unknown;
}

/** What is drawn on one pad: first the main object, then what lies on top. */
export interface Drawing {
  readonly main: JsrootObject;
  readonly option: string;
  readonly overlays: readonly { readonly object: JsrootObject; readonly option: string }[];
}

/** What somebody who looks has chosen, on top of the canvas of the plug-in. */
export interface View {
  /** Draw option in place of the canvas's. */
  readonly option?: string;
  readonly logX?: boolean;
  readonly logY?: boolean;
  readonly logZ?: boolean;
  readonly grid?: boolean;
  readonly stats?: boolean;
  /** In user coordinates: of a 1-D histogram the second pair is of contents. */
  readonly zoom?: readonly [xmin: number, xmax: number, ymin: number, ymax: number];
}

/** What lies over a histogram to compare with: the same one of another run. */
export interface Other {
  /** As the legend says it. */
  readonly label: string;
  readonly object: JsrootObject;
}
