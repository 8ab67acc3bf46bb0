import { distances } from "./distance-of-closest-approach.js";
import { momentumAndEta } from "./momentum-and-eta.js";
import { restricted } from "./restricted.js";

/** All projections, only made of TPC's own files. */
export const additionalHistograms = [...distances, ...momentumAndEta, ...restricted];
