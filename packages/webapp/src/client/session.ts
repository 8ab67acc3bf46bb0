import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Role, SessionInfo } from "../shared/client.js";

const order: readonly Role[] = ["viewer", "shifter", "expert", "admin"];

export const SessionContext = createContext<SessionInfo>({});

/** Whether who looks may what `role` may. */
export function useMay(role: Role): boolean {
  const { role: own } = useContext(SessionContext);
  return own !== undefined && order.indexOf(own) >= order.indexOf(role);
}
