import type { Check } from "../check.js";

/** As `engines` in package.json. */
const NEEDED = [20, 19] as const;

export const nodeVersion: Check = {
  name: "node",
  run: async ({ host }) => {
    const [major = 0, minor = 0] = host.nodeVersion.split(".").map(Number);
    const isEnough = major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
    const message = `Node ${host.nodeVersion}, ${NEEDED.join(".")} or newer is needed`;
    return isEnough
      ? [{ status: "ok", message }]
      : [{ status: "problem", message, hint: "Install a newer Node, then run `npm start` again." }];
  },
};
