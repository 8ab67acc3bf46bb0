import type { Role } from "../../shared/types.js";

/** Each may all that the ones before it may. */
export const roles: readonly Role[] = ["viewer", "shifter", "expert", "admin"];

/** Whether somebody with the role `has` may what `needed` may. */
export function mayAct(has: Role | undefined, needed: Role): boolean {
  return has !== undefined && roles.indexOf(has) >= roles.indexOf(needed);
}
