import { type AdditionalHistogram, kit, project } from "@overwatch/detectors-sdk";
import { charges, tracksOf } from "./tracks.js";

const { additional } = kit();

/** Bins of the axes of source 0_5_7, both inclusive. */
const moreThan70Clusters = [71, 160] as const;
const allEta = [1, 30] as const;
/** Below about 10 GeV/c. */
const lowMomentum = [1, 25] as const;

/** Transverse momentum, eta, and eta against phi, by charge. */
export const momentumAndEta: readonly AdditionalHistogram[] = charges.flatMap(([charge, text]) => [
  additional({
    name: `Eta_vs_Phi_${charge}tracks`,
    // WART 40: each charge under its own name.
    prettyName: `Eta vs Phi of ${text} tracks`,
    title: `Eta_vs_Phi_${charge}tracks`,
    files: "own",
    kind: "h3",
    from: tracksOf(charge, "2_5_6"),
    makes: "h2",
    derive: (hist) => project(hist, "yz"),
  }),
  additional({
    name: `pT_${charge}tracks`,
    prettyName: `pT of ${text} tracks`,
    title: `pT_${charge}tracks (ncl>70)`,
    files: "own",
    kind: "h3",
    from: tracksOf(charge, "0_5_7"),
    makes: "h1",
    derive: (hist) => project(hist, "z", { x: moreThan70Clusters, y: allEta }),
  }),
  additional({
    name: `Eta_${charge}tracks`,
    prettyName: `Eta of ${text} tracks`,
    title: `Eta_${charge}tracks (ncl>70)`,
    files: "own",
    kind: "h3",
    from: tracksOf(charge, "0_5_7"),
    makes: "h1",
    derive: (hist) => project(hist, "y", { x: moreThan70Clusters, z: lowMomentum }),
  }),
]);
