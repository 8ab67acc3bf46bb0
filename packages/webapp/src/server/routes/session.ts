import type { WebConfig } from "@overwatch/core";
import { signInFailed, tooManyRequests } from "../../errors/catalogue.js";
import type { SessionInfo } from "../../shared/types.js";
import { addRoute, type Routing } from "../add-route.js";
import { cookieName, type Who } from "../identity.js";
import type { RateLimit } from "../rate-limit.js";
import type { Sessions } from "../users/sessions.js";
import type { Users } from "../users/users.js";

export interface SessionParts {
  readonly web: WebConfig;
  readonly users: Users;
  readonly sessions: Sessions;
  /** Attempts to sign in, for each address and name. */
  readonly attempts: RateLimit;
}

export function addSessionRoutes(routing: Routing, { web, users, sessions, attempts }: SessionParts): void {
  const { identity } = routing;
  const cookie = (value: string, seconds: number, secure: boolean) =>
    `${cookieName}=${value}; Path=${web.basePath}; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure ? "; Secure" : ""}`;

  addRoute(routing, "GET /api/session", ({ who }) => infoOf(who));

  addRoute(routing, "POST /api/session", async ({ body: { username, password }, who, request, reply }) => {
    for (const somebody of [who.address, `user ${username}`]) {
      const wait = attempts.take(somebody);
      if (wait > 0) {
        reply.header("retry-after", String(wait));
        throw tooManyRequests("attempts to sign in", wait);
      }
    }
    const user = await users.signIn(username, password);
    if (user === undefined) throw signInFailed();
    if (who.token !== undefined) await sessions.end(who.token);
    const token = await sessions.begin(user.name);
    const secure = web.secureCookies || identity.isSecure(request);
    reply.header("set-cookie", cookie(token, Math.round(web.sessionHours * 3600), secure));
    const session = await sessions.find(token);
    return infoOf({ ...session, address: who.address });
  });

  addRoute(routing, "DELETE /api/session", async ({ who, request, reply }) => {
    if (who.token !== undefined) await sessions.end(who.token);
    reply.header("set-cookie", cookie("", 0, web.secureCookies || identity.isSecure(request)));
    return infoOf({ ...(web.guests ? { role: "viewer" } : {}), address: who.address });
  });
}

function infoOf({ user, role, csrf }: Who): SessionInfo {
  return {
    ...(user === undefined ? {} : { user }),
    ...(role === undefined ? {} : { role }),
    ...(csrf === undefined ? {} : { csrf }),
  };
}
