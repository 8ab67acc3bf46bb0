import * as z from "zod";
import { defineTrender } from "../define-trender.js";

/** Number of entries, with the error of a count: its root. */
export const entries = defineTrender({
  name: "entries",
  kind: "binned",
  config: z.object({}),
  process: (_config, hist) => ({ value: hist.entries, error: Math.sqrt(Math.max(0, hist.entries)) }),
});
