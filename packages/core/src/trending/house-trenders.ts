import type { TrenderFactory } from "./trender.js";
import * as trenders from "./trenders/index.js";

/** What configuration may name in `trender:` without a plug-in that provides it. */
// biome-ignore lint/suspicious/noExplicitAny: factories of any configuration, told apart by their own schemas
export const houseTrenders: readonly TrenderFactory<any, any>[] = Object.values(trenders);
