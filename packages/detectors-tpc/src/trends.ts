import { mean } from "@overwatch/detectors-sdk";
import { restrictedName } from "./additional/restricted.js";

const cut = "(p_{T} > 0.25 GeV/c, |#eta| < 1)";

function event(axis: 0 | 1 | 2 | 4 | 5): string {
  return `TPCQA/h_tpc_event_recvertex_${axis}`;
}

function follow<const Name extends string>(name: Name, text: string, hist: string) {
  return { id: `mean${name}` as const, title: `mean: ${text}`, hist, use: mean() };
}

export const trends = [
  follow("TPCClusterTrending", `<TPC clusters>: ${cut}`, restrictedName("0")),
  follow("TPCFoundClusters", `<Found/Findable TPC clusters>: ${cut}`, restrictedName("2")),
  follow("TPCdcaR", `<DCAr> (cm): ${cut}`, restrictedName("3")),
  follow("TPCdcaZ", `<DCAz> (cm): ${cut}`, restrictedName("4")),
  follow("histvx", "<vx> (cm)", event(0)),
  follow("histvy", "<vy> (cm)", event(1)),
  follow("histvz", "<vz> (cm)", event(2)),
  follow("histMpos", "<Multiplicity of pos. tracks>", event(4)),
  follow("histMneg", "<Multiplicity of neg. tracks>", event(5)),
];
