import { allDecisions, type Decision, type State } from "@overwatch/service/store";
import { passwordTooShort, userNameInvalid, userNotFound } from "../../errors/catalogue.js";
import type { Role, UserInfo } from "../../shared/types.js";
import { checkPassword, hashPassword, usualRounds } from "./passwords.js";

/** Who changes users, and when. */
export interface Act {
  readonly by: string;
  /** Unix seconds. */
  readonly at: number;
}

/** The users of a deployment, kept in `state.db` as what was decided about each. */
export interface Users {
  /** By name. */
  readonly list: () => Promise<readonly UserInfo[]>;
  /** Undefined when there is none of this name. */
  readonly find: (name: string) => Promise<UserInfo | undefined>;
  /**
   * Adds a user, or gives a known one another password and role.
   *
   * @throws USER_NAME_INVALID, PASSWORD_TOO_SHORT
   */
  readonly set: (
    user: { readonly name: string; readonly role: Role; readonly password: string },
    act: Act,
  ) => Promise<void>;
  /** @throws USER_NOT_FOUND */
  readonly remove: (name: string, act: Act) => Promise<void>;
  /** The user with this name and password, if there is one. Takes as long when there is none. */
  readonly signIn: (name: string, password: string) => Promise<UserInfo | undefined>;
}

type Kept = { readonly role: Role; readonly hash: string } | { readonly removed: true };

/** The name of a user: as it stands in logs and addresses. */
const nameForm = /^[\p{L}\p{N}._@-]{1,64}$/u;
const kind = "user";

/**
 * The users that a state holds: what was decided last about each name.
 *
 * @param options - `rounds` of bcrypt, as a power of 2, from 4 to 31; default 12.
 */
export function createUsers(
  state: Pick<State, "record" | "decisions" | "latest">,
  { rounds = usualRounds }: { readonly rounds?: number } = {},
): Users {
  const find = async (name: string): Promise<(UserInfo & { readonly hash: string }) | undefined> => {
    const newest = await state.latest(kind, name);
    return newest === undefined ? undefined : toUser(newest);
  };
  return {
    find: async (name) => {
      const user = await find(name);
      return user && withoutHash(user);
    },
    list: async () => {
      const newest = new Map<string, Decision>();
      for await (const decision of allDecisions(state, { kind })) newest.set(decision.subject, decision);
      return [...newest.values()]
        .flatMap((decision) => toUser(decision) ?? [])
        .map(withoutHash)
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    set: async ({ name, role, password }, { by, at }) => {
      if (!nameForm.test(name)) throw userNameInvalid(name);
      const bytes = Buffer.byteLength(password);
      // bcrypt looks at 72 bytes: of a longer one, the rest would not count.
      if (bytes < 10 || bytes > 72) throw passwordTooShort(bytes);
      await state.record({
        at,
        who: by,
        kind,
        subject: name,
        what: { role, hash: await hashPassword(password, rounds) },
      });
    },
    remove: async (name, { by, at }) => {
      if ((await find(name)) === undefined) throw userNotFound(name);
      await state.record({ at, who: by, kind, subject: name, what: { removed: true } });
    },
    signIn: async (name, password) => {
      const user = await find(name);
      return (await checkPassword(password, user?.hash)) ? user && withoutHash(user) : undefined;
    },
  };
}

function toUser({ at, subject, what }: Decision): (UserInfo & { readonly hash: string }) | undefined {
  const kept = what as Kept;
  return "removed" in kept ? undefined : { name: subject, role: kept.role, since: at, hash: kept.hash };
}

function withoutHash({ name, role, since }: UserInfo): UserInfo {
  return { name, role, since };
}
