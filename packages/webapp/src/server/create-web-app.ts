import { performance } from "node:perf_hooks";
import type { Config, Logger } from "@overwatch/core";
import type { Store } from "@overwatch/core/store";
import type { State } from "@overwatch/service/store";
import Fastify, { type FastifyInstance } from "fastify";
import { addressUnusable, portTaken } from "../errors/catalogue.js";
import type { Routing } from "./add-route.js";
import { createDashboards } from "./dashboards/dashboards.js";
import { sendError } from "./errors.js";
import { createEventHub } from "./events/event-hub.js";
import { createEventStreams } from "./events/event-stream.js";
import { createHistogramReader } from "./histograms/histogram-reader.js";
import { createKnownReports } from "./histograms/known-reports.js";
import { createKnownSlices } from "./histograms/known-slices.js";
import { createPictureMaker } from "./histograms/picture-maker.js";
import { createIdentity } from "./identity.js";
import { createRateLimit } from "./rate-limit.js";
import { createOptionQuestions } from "./requests.js";
import { addAlarmRoutes } from "./routes/alarms.js";
import { addDashboardRoutes } from "./routes/dashboards.js";
import { addOperationRoutes, type Operation } from "./routes/operation.js";
import { addRunRoutes } from "./routes/runs.js";
import { addServiceRoutes } from "./routes/service.js";
import { addSessionRoutes } from "./routes/session.js";
import { addShiftRoutes } from "./routes/shift.js";
import { addSliceRoutes } from "./routes/slices.js";
import { addTrendRoutes } from "./routes/trends.js";
import { securityHeaders } from "./security-headers.js";
import { addSite, builtSite } from "./site.js";
import { createTrendViews } from "./trends/trend-views.js";
import { createSessions } from "./users/sessions.js";
import { createUsers } from "./users/users.js";

/** What the web app touches outside of itself. */
export interface WebEdges {
  readonly config: Pick<Config, "dataFolder" | "web">;
  readonly store: Store;
  readonly state: State;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Logger;
  /** The version of Overwatch, for `GET /api/health`. */
  readonly version: string;
  /** What `GET /ready` and `GET /metrics` say; without it there are none. */
  readonly operation?: Operation;
  /** Folder of the built pages; null serves the API alone. Default: those of this package. */
  readonly site?: string | null;
}

/** A web app that answers. */
export interface WebApp {
  /** @returns its address, with a slash at the end. @throws PORT_TAKEN, ADDRESS_UNUSABLE */
  readonly listen: () => Promise<string>;
  /** For tests and previews: a request without a network. */
  readonly inject: FastifyInstance["inject"];
  /** Looks for news at once, in place of at the next of its regular looks. */
  readonly look: () => Promise<void>;
  /** Ends all streams and connections; store and state stay open. */
  readonly close: () => Promise<void>;
}

/** Milliseconds between two looks for news: a page shows a result within a second of its publication. */
const lookEvery = 200;
const beatEvery = 15_000;
/** Streams of events at once: each costs some kilobytes. */
const mostStreams = 2000;
/** The largest body that is read, bytes. */
const largestBody = 256 * 1024;

/**
 * The HTTP API and the pages over a store and a state, which stay the caller's. Work is left as rows in the state; nothing
 * is processed in a request.
 *
 * @throws PAGES_NOT_BUILT
 */
export async function createWebApp({
  config,
  store,
  state,
  now,
  log,
  version,
  site,
  operation,
}: WebEdges): Promise<WebApp> {
  const { web, dataFolder } = config;
  const app = Fastify({
    bodyLimit: largestBody,
    // Names of histograms are in the query, where they may be long.
    routerOptions: { maxParamLength: 300 },
    requestTimeout: 30_000,
    connectionTimeout: 0,
    keepAliveTimeout: 30_000,
    forceCloseConnections: true,
    exposeHeadRoutes: true,
    logger: false,
  });
  const users = createUsers(state);
  const sessions = createSessions({ state, users, hours: web.sessionHours, now });
  const hub = await createEventHub({
    store,
    state,
    interval: lookEvery,
    failed: (error) => log.warn(`the pages do not see news: ${error instanceof Error ? error.message : String(error)}`),
  });
  const streams = createEventStreams({ hub, limit: mostStreams, beat: beatEvery });
  const reports = createKnownReports(store);
  hub.listen(reports.changed);
  const views = createTrendViews(store);
  hub.listen(views.changed);
  const histograms = createHistogramReader(dataFolder);
  const slices = createKnownSlices(dataFolder);
  const pictures = createPictureMaker(histograms);
  const identity = createIdentity(web, sessions, users);
  const monotonic = () => performance.now();
  const routing: Routing = {
    app,
    identity,
    writes: createRateLimit({ limit: 120, seconds: 60, now: monotonic }),
  };

  app.addHook("onRequest", (_request, reply, done) => {
    reply.headers(securityHeaders);
    done();
  });
  app.setErrorHandler((error, _request, reply) => sendError(error, reply, log));

  addServiceRoutes(routing, { store, state, users, hub, streams, version });
  addSessionRoutes(routing, {
    web,
    users,
    sessions,
    attempts: createRateLimit({ limit: 10, seconds: 60, now: monotonic }),
  });
  addRunRoutes(routing, {
    store,
    reports,
    slices,
    histograms,
    pictures,
    drawings: createRateLimit({ limit: 120, seconds: 60, now: monotonic }),
    dataFolder,
    staleAfter: web.staleAfter,
    now,
  });
  addAlarmRoutes(routing, { store, state, reports, now });
  addShiftRoutes(routing, { store, reports });
  addDashboardRoutes(routing, { dashboards: createDashboards(state), now });
  addSliceRoutes(routing, {
    state,
    reports,
    slices,
    options: createOptionQuestions(state, now),
    works: createRateLimit({ limit: 30, seconds: 60, now: monotonic }),
    now,
  });
  addTrendRoutes(routing, { store, views });
  if (operation !== undefined) addOperationRoutes(app, streams, operation);
  if (site !== null) addSite(app, site ?? builtSite(), web.basePath);

  return {
    listen: async () => {
      try {
        const address = await app.listen({ host: web.host, port: web.port });
        return `${address}${web.basePath}`;
      } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        throw code === "EADDRINUSE" ? portTaken(web.host, web.port) : addressUnusable(web.host, web.port, message);
      }
    },
    inject: app.inject.bind(app) as FastifyInstance["inject"],
    look: hub.look,
    close: async () => {
      streams.close();
      hub.close();
      await app.close();
      await pictures.close();
      await histograms.close();
    },
  };
}
