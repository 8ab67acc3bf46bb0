/** Names of the sources. Numbers in them are the axes: 0 clusters, 2 found of findable clusters, 3 DCAr, 4 DCAz, 5 eta, 6 phi, 7 pT. */

export type Charge = "pos" | "neg";

/** Charges with the words for them. */
export const charges: readonly (readonly [charge: Charge, text: string])[] = [
  ["pos", "positive"],
  ["neg", "negative"],
];

/** Tracks of one charge; x, y and z are the three axes in this order. */
export function tracksOf(charge: Charge | "all", axes: string): string {
  return `TPCQA/h_tpc_track_${charge}_recvertex_${axes}`;
}
