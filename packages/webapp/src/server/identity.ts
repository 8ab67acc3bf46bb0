import { createHmac, randomBytes } from "node:crypto";
import type { WebConfig } from "@overwatch/core";
import type { FastifyRequest } from "fastify";
import { notAllowed, notSignedIn, originForeign, tokenInvalid } from "../errors/catalogue.js";
import type { Role } from "../shared/types.js";
import { mayAct } from "./users/roles.js";
import type { Sessions } from "./users/sessions.js";
import type { Users } from "./users/users.js";

/** Who asks. */
export interface Who {
  readonly user?: string;
  readonly role?: Role;
  readonly csrf?: string;
  /** Of the cookie, when it was by one that this somebody is known. */
  readonly token?: string;
  /** Address of whom the server speaks with, or of whom the proxy does. */
  readonly address: string;
}

export interface Identity {
  readonly of: (request: FastifyRequest) => Promise<Who>;
  /** Whether the request came over HTTPS, as far as the server can know. */
  readonly isSecure: (request: FastifyRequest) => boolean;
  /** Throws NOT_SIGNED_IN or NOT_ALLOWED. */
  readonly require: (who: Who, role: "anyone" | Role) => void;
  /** Of a write: throws ORIGIN_FOREIGN for one from another site's page and TOKEN_INVALID without the session's token. */
  readonly requireOwnPage: (request: FastifyRequest, who: Who) => void;
}

export const cookieName = "overwatch_session";

export function createIdentity(web: WebConfig, sessions: Sessions, users: Users): Identity {
  const { proxy, guests } = web;
  // Tokens of users of a proxy: after a restart the page asks for a new one.
  const key = randomBytes(32);
  const guest: { readonly role?: Role } = guests ? { role: "viewer" } : {};

  function isFromProxy(request: FastifyRequest): boolean {
    return proxy?.addresses.includes(plainAddress(request.raw.socket.remoteAddress)) === true;
  }

  function addressOf(request: FastifyRequest): string {
    const forwarded = isFromProxy(request) ? oneOf(request.headers["x-forwarded-for"]) : undefined;
    return forwarded?.split(",").at(-1)?.trim() || plainAddress(request.raw.socket.remoteAddress);
  }

  return {
    of: async (request) => {
      const address = addressOf(request);
      const named =
        proxy?.userHeader === undefined ? undefined : oneOf(request.headers[proxy.userHeader.toLowerCase()]);
      if (named !== undefined && named !== "" && proxy !== undefined && isFromProxy(request)) {
        const role = (await users.find(named))?.role ?? proxy.role;
        return { user: named, role, csrf: createHmac("sha256", key).update(named).digest("base64url"), address };
      }
      const token = cookieOf(request.headers.cookie);
      const session = token === undefined ? undefined : await sessions.find(token);
      if (token === undefined || session === undefined) return { ...guest, address };
      return { ...session, token, address };
    },
    isSecure: (request) =>
      "encrypted" in request.raw.socket || (isFromProxy(request) && request.headers["x-forwarded-proto"] === "https"),
    require: (who, role) => {
      if (role === "anyone" || mayAct(who.role, role)) return;
      throw who.user === undefined ? notSignedIn() : notAllowed(role, who.role ?? "none");
    },
    requireOwnPage: (request, who) => {
      const { origin } = request.headers;
      const host = (isFromProxy(request) && oneOf(request.headers["x-forwarded-host"])) || request.headers.host;
      if (origin !== undefined && hostOf(origin) !== host) throw originForeign(origin);
      if (who.csrf !== undefined && request.headers["x-overwatch-csrf"] !== who.csrf) throw tokenInvalid();
    },
  };
}

/** The value of our cookie; undefined without one. */
export function cookieOf(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  for (const part of header.split(";")) {
    const [name = "", value = ""] = part.trim().split("=");
    if (name === cookieName && /^[\w-]{20,100}$/.test(value)) return value;
  }
  return undefined;
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}

function oneOf(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === "string" ? value : value?.[0];
}

/** An IPv4 address that came in as IPv6 is the same address. */
function plainAddress(address: string | undefined): string {
  return (address ?? "").replace(/^::ffff:/, "");
}
