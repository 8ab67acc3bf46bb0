import { randomPassword } from "./passwords.js";
import type { Users } from "./users.js";

/** The name of the user that the first start makes. */
export const firstAdmin = "admin";

/** Makes the user `admin` when there is no user yet. @returns its password, which is kept nowhere. */
export async function ensureAdmin(users: Users, at: number): Promise<string | undefined> {
  if ((await users.list()).length > 0) return undefined;
  const password = randomPassword();
  await users.set({ name: firstAdmin, role: "admin", password }, { by: "first start", at });
  return password;
}
