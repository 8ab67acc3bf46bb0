import type { Store } from "@overwatch/core/store";
import type { State } from "@overwatch/service/store";
import { tooManyRequests } from "../../errors/catalogue.js";
import type { AuditEntry } from "../../shared/types.js";
import { addRoute, type Routing } from "../add-route.js";
import type { EventHub } from "../events/event-hub.js";
import type { EventStreams } from "../events/event-stream.js";
import { openApiDocument } from "../open-api.js";
import { securityHeaders } from "../security-headers.js";
import type { Users } from "../users/users.js";

export interface ServiceParts {
  readonly store: Store;
  readonly state: State;
  readonly users: Users;
  readonly hub: EventHub;
  readonly streams: EventStreams;
  readonly version: string;
}

/** Kinds of decisions that are nobody's to read: they hold what signs people in. */
const secret = new Set(["session"]);

export function addServiceRoutes(routing: Routing, { store, state, users, hub, streams, version }: ServiceParts): void {
  const { app, identity } = routing;

  addRoute(routing, "GET /api/health", () => ({ status: "ok" as const, lastEvent: hub.last(), version }));
  addRoute(routing, "GET /api/openapi.json", () => openApiDocument(version));
  addRoute(routing, "GET /api/users", async () => ({ users: await users.list() }));

  addRoute(routing, "GET /api/events", async ({ query: { after, limit } }) => ({
    events: (await store.events(after, limit)).map(({ type, number, run, subsystem }) => ({
      type,
      number,
      run,
      subsystem,
    })),
  }));

  addRoute(routing, "GET /api/audit", async ({ query: { limit } }) => {
    const entries: AuditEntry[] = [];
    for (let before: number | undefined; entries.length < limit; ) {
      const some = await state.decisions({ newestFirst: true, ...(before === undefined ? {} : { before }) });
      entries.push(...some.filter(({ kind }) => !secret.has(kind)));
      const last = some.at(-1);
      if (last === undefined) break;
      before = last.number;
    }
    return { entries: entries.slice(0, limit).map(withoutSecrets) };
  });

  // Never ends, so it is in no list of routes that are called one after the other.
  app.get("/api/events/stream", async (request, reply) => {
    const who = await identity.of(request);
    identity.require(who, "viewer");
    if (!streams.add(reply.raw, securityHeaders)) throw tooManyRequests("streams of events", 60);
    reply.hijack();
  });
}

function withoutSecrets({ number, at, who, kind, subject, what }: AuditEntry): AuditEntry {
  if (kind !== "user" || typeof what !== "object" || what === null) return { number, at, who, kind, subject, what };
  const { hash: _, ...shown } = what as { readonly hash?: unknown };
  return { number, at, who, kind, subject, what: shown };
}
