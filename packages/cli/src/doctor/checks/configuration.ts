import type { Check } from "../check.js";

export const configuration: Check = {
  name: "configuration",
  run: async ({ faults }) =>
    faults.length === 0
      ? [{ status: "ok", message: "the configuration has no faults" }]
      : faults.map(({ message, hint }) => ({ status: "problem", message, ...(hint === undefined ? {} : { hint }) })),
};
