import type { View } from "@overwatch/render/drawing";

type Flag = string | boolean | undefined;

/** How a histogram is shown, as it stands in an address: `1` and `0`, or nothing for as the plug-in says. */
export interface ViewFields {
  readonly option?: string | undefined;
  readonly logx?: Flag;
  readonly logy?: Flag;
  readonly logz?: Flag;
  readonly grid?: Flag;
  readonly stats?: Flag;
  /** `xmin,xmax,ymin,ymax` */
  readonly zoom?: string | undefined;
}

/** The names of these fields, and of those that say what is compared with. */
export const viewFieldNames = [
  "option",
  "logx",
  "logy",
  "logz",
  "grid",
  "stats",
  "zoom",
  "with",
  "norm",
  "ratio",
] as const;

/** What of a view stands in an address, but for the zoom. */
export function viewOf({ option, logx, logy, logz, grid, stats }: ViewFields): View {
  const view = {
    logX: isOn(logx),
    logY: isOn(logy),
    logZ: isOn(logz),
    grid: isOn(grid),
    stats: isOn(stats),
    option: option === "" ? undefined : option,
  };
  return Object.fromEntries(Object.entries(view).filter(([, value]) => value !== undefined));
}

/** Undefined for what is no zoom. */
export function zoomOf({ zoom }: ViewFields): View["zoom"] | undefined {
  const parts = zoom?.split(",").map(Number) ?? [];
  return parts.length === 4 && parts.every(Number.isFinite)
    ? (parts as unknown as NonNullable<View["zoom"]>)
    : undefined;
}

export function isOn(flag: Flag): boolean | undefined {
  return flag === undefined ? undefined : flag === true || flag === "1";
}
