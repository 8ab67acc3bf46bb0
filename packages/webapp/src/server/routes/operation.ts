import type { FastifyInstance } from "fastify";
import { routeUnknown } from "../../errors/catalogue.js";
import type { EventStreams } from "../events/event-stream.js";

/** What the web app counts of itself. */
export interface WebNumbers {
  /** Answers by the first digit of their code: `2xx` ... */
  readonly requests: Readonly<Record<string, number>>;
  /** Seconds that all answers took together; streams of events do not count. */
  readonly seconds: number;
  /** Open streams of events. */
  readonly streams: number;
}

/** What is asked of the outside for those who run Overwatch. */
export interface Operation {
  /** Why pages or processing do not do what they should; empty when they do. */
  readonly problems: () => Promise<readonly string[]>;
  /** All numbers in the text format of Prometheus. */
  readonly metrics: (web: WebNumbers) => Promise<{ readonly type: string; readonly text: string }>;
}

const loopback = /^(127\.|::1$|::ffff:127\.)/;

/**
 * `GET /ready` and `GET /metrics`, for programs on this machine alone: to others they do not exist. Behind a proxy on this machine
 * everybody would seem to be here, so that whoever comes through one does not get them either.
 */
export function addOperationRoutes(app: FastifyInstance, streams: EventStreams, operation: Operation): void {
  const requests: Record<string, number> = {};
  let seconds = 0;
  app.addHook("onResponse", (_request, reply, done) => {
    const group = `${Math.floor(reply.statusCode / 100)}xx`;
    requests[group] = (requests[group] ?? 0) + 1;
    seconds += reply.elapsedTime / 1000;
    done();
  });
  const onThisMachine = (request: { readonly ip: string; readonly headers: Readonly<Record<string, unknown>> }) =>
    loopback.test(request.ip) &&
    request.headers["x-forwarded-for"] === undefined &&
    request.headers["forwarded"] === undefined;

  app.get("/ready", async (request, reply) => {
    if (!onThisMachine(request)) throw routeUnknown("/ready");
    const problems = await operation.problems();
    return reply.code(problems.length === 0 ? 200 : 503).send({ ready: problems.length === 0, problems });
  });
  app.get("/metrics", async (request, reply) => {
    if (!onThisMachine(request)) throw routeUnknown("/metrics");
    const { type, text } = await operation.metrics({ requests, seconds, streams: streams.count() });
    return reply.header("content-type", type).header("cache-control", "no-store").send(text);
  });
}
