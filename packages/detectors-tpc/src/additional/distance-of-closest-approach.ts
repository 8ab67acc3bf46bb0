import { type AdditionalHistogram, kit, project } from "@overwatch/detectors-sdk";
import { charges, tracksOf } from "./tracks.js";

const { additional } = kit();

/**
 * Bins of eta per side, both inclusive: 30 bins from -1.5 to 1.5.
 * WART 39: these are bins. The original gave numbers to ROOT as coordinates and showed the same side twice.
 */
const sides = [
  ["A", [16, 30]],
  ["C", [1, 15]],
] as const;

/** WART 41: DCAr is axis 3 and DCAz axis 4. */
const sources = { DCAr: "3_5_6", DCAz: "4_5_6" } as const;

function againstPhi(quantity: keyof typeof sources): readonly AdditionalHistogram[] {
  return charges.flatMap(([charge, text]) =>
    sides.map(([side, eta]) => {
      const name = `${quantity}_vs_Phi_${charge}tracks_${side.toLowerCase()}Side`;
      return additional({
        name,
        prettyName: `${quantity} vs Phi for ${text} tracks on ${side} side`,
        title: name,
        files: "own",
        kind: "h3",
        from: tracksOf(charge, sources[quantity]),
        makes: "h2",
        // Distance up, phi to the right.
        derive: (hist) => project(hist, "xz", { y: eta }),
      });
    }),
  );
}

/** Distance of closest approach to the vertex, in the plane (r) and along the beam (z), by charge and side. */
export const distances = [...againstPhi("DCAr"), ...againstPhi("DCAz")];
