import { minimum as smallestContent } from "@overwatch/root/hist";
import * as z from "zod";
import { defineTrender } from "../define-trender.js";

/** Smallest content of a bin, without under- and overflow, or the stored minimum; without error. */
export const minimum = defineTrender({
  name: "min",
  kind: "binned",
  config: z.object({}),
  process: (_config, hist) => ({ value: smallestContent(hist) }),
});
