import { maximum as largestContent } from "@overwatch/root/hist";
import * as z from "zod";
import { defineTrender } from "../define-trender.js";

/** Largest content of a bin, without under- and overflow, or the stored maximum; without error. */
export const maximum = defineTrender({
  name: "max",
  kind: "binned",
  config: z.object({}),
  process: (_config, hist) => ({ value: largestContent(hist) }),
});
