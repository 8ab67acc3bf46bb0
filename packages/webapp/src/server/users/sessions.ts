import { createHash, randomBytes } from "node:crypto";
import type { State } from "@overwatch/service/store";
import type { Role } from "../../shared/types.js";
import type { Users } from "./users.js";

/** Somebody who is signed in. */
export interface Session {
  readonly user: string;
  readonly role: Role;
  readonly csrf: string;
}

/** Who is signed in, kept in `state.db` so that a restart signs nobody out. Of the token only a digest is kept. */
export interface Sessions {
  /** @returns the token for the cookie. */
  readonly begin: (user: string) => Promise<string>;
  readonly end: (token: string) => Promise<void>;
  /** Undefined for a token that is unknown, ended or too old, or whose user is gone. */
  readonly find: (token: string) => Promise<Session | undefined>;
}

export interface SessionOptions {
  readonly state: Pick<State, "record" | "latest">;
  readonly users: Pick<Users, "find">;
  /** How long a session lasts. */
  readonly hours: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

type Kept = { readonly user: string; readonly until: number } | { readonly ended: true };

const kind = "session";
/** How long an answer is believed without a look into the database, milliseconds: so fast a removed user is out. */
const believed = 3000;
const remembered = 5000;

export function createSessions({ state, users, hours, now }: SessionOptions): Sessions {
  const cache = new Map<string, { readonly session: Session | undefined; readonly at: number }>();

  async function look(token: string): Promise<Session | undefined> {
    const newest = await state.latest(kind, digest(token));
    const kept = newest?.what as Kept | undefined;
    if (newest === undefined || kept === undefined || "ended" in kept || kept.until <= now() / 1000) return undefined;
    const user = await users.find(kept.user);
    // Whoever was removed, or given another password or role since, signs in again.
    if (user === undefined || user.since > newest.at) return undefined;
    return { user: user.name, role: user.role, csrf: digest(`csrf ${token}`) };
  }

  return {
    begin: async (user) => {
      const token = randomBytes(32).toString("base64url");
      const at = now() / 1000;
      await state.record({ at, who: user, kind, subject: digest(token), what: { user, until: at + hours * 3600 } });
      return token;
    },
    end: async (token) => {
      const session = await look(token);
      cache.delete(token);
      if (session === undefined) return;
      await state.record({ at: now() / 1000, who: session.user, kind, subject: digest(token), what: { ended: true } });
    },
    find: async (token) => {
      const known = cache.get(token);
      if (known !== undefined && now() - known.at < believed) return known.session;
      const session = await look(token);
      if (cache.size >= remembered) cache.clear();
      cache.set(token, { session, at: now() });
      return session;
    },
  };
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
