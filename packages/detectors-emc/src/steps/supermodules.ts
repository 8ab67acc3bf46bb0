import { kit } from "@overwatch/detectors-sdk";
import { processingOptions } from "../options.js";
import { perEvent } from "./per-event.js";

const { processor } = kit({ processingOptions });

export const supermodules = processor({
  kind: "binned",
  id: "super-module",
  match: "*SM*",
  run: (hist, ctx) => ({ hist: perEvent(hist, ctx).hist }),
});

/** "SM 3" above the plot, when the name ends in the number of a module. */
export const supermoduleLabel = processor({
  kind: "any",
  id: "super-module-label",
  match: /_SM.{0,2}$/,
  run: (_hist, { container: { name } }) => {
    const number = name.slice(name.indexOf("_SM") + "_SM".length);
    return { canvas: { title: `SM ${number}`, showTitle: true } };
  },
});
