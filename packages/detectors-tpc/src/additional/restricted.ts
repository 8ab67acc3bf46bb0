import { binRange, kit, project } from "@overwatch/detectors-sdk";
import { tracksOf } from "./tracks.js";

const { additional } = kit();

/** Clusters, found of findable clusters, DCAr, DCAz: what the trends follow. */
const quantities = ["0", "2", "3", "4"] as const;

/** Name of a source after the cuts. */
export function restrictedName(quantity: (typeof quantities)[number]): string {
  return `${tracksOf("all", `${quantity}_5_7`)}_restrictedPtEta`;
}

/**
 * Well measured tracks: |eta| < 1, pT from 0.25 to 10 GeV/c.
 * WART 42: the trends need them, and no file has them. WART 104: ranges of the other axes are given as bins.
 */
export const restricted = quantities.map((quantity) =>
  additional({
    name: restrictedName(quantity),
    files: "own",
    kind: "h3",
    from: tracksOf("all", `${quantity}_5_7`),
    makes: "h1",
    derive: (hist) => {
      const [, eta, momentum] = hist.axes;
      return project(hist, "x", { y: binRange(eta, -1, 1), z: binRange(momentum, 0.25, 10) });
    },
  }),
);
