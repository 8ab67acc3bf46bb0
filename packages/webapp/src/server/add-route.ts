import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ZodError, ZodType } from "zod";
import { requestInvalid, tooManyRequests } from "../errors/catalogue.js";
import {
  type AnswerOf,
  type BodyOf,
  type ParamsOf,
  type QueryOf,
  type Route,
  type RouteName,
  routes,
} from "../shared/routes.js";
import { type Answer, answer, isAnswer } from "./answer.js";
import type { Identity, Who } from "./identity.js";
import { jsonText } from "./json-text.js";
import type { RateLimit } from "./rate-limit.js";

/** What a handler is given: everything is checked. */
export interface Asked<N extends RouteName> {
  readonly params: ParamsOf<N>;
  readonly query: QueryOf<N>;
  readonly body: BodyOf<N>;
  readonly who: Who;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Answers a route: with what its row in the table says, or with bytes. */
export type Handler<N extends RouteName> = (asked: Asked<N>) => Promise<AnswerOf<N> | Answer> | AnswerOf<N> | Answer;

/** What all routes need. */
export interface Routing {
  readonly app: FastifyInstance;
  readonly identity: Identity;
  /** Of writes, for each user. */
  readonly writes: RateLimit;
}

/** Adds a route of the table: rights first, then the checks of what came, then the handler. */
export function addRoute<N extends RouteName>({ app, identity, writes }: Routing, name: N, handler: Handler<N>): void {
  const route: Route = routes[name];
  const [method = "GET", path = ""] = name.split(" ");
  const isWrite = method !== "GET";
  app.route({
    method,
    url: path.replace(/\{(\w+)\}/g, ":$1"),
    handler: async (request, reply) => {
      const who = await identity.of(request);
      identity.require(who, route.role);
      if (isWrite) {
        identity.requireOwnPage(request, who);
        const wait = writes.take(who.user ?? who.address);
        if (wait > 0) throw tooManyRequests("writes", wait);
      }
      const asked = {
        params: check(route.params, request.params, "the path"),
        query: check(route.query, request.query, "the query"),
        body: check(route.body, request.body, "the body"),
        who,
        request,
        reply,
      } as Asked<N>;
      return send(request, reply, await handler(asked));
    },
  });
}

/** Sends an answer with the tag of its contents, or nothing when the browser has it already. */
export function send(request: FastifyRequest, reply: FastifyReply, value: unknown): FastifyReply {
  const made = isAnswer(value) ? value : answer("application/json", jsonText(value));
  const headers: Record<string, string> = { etag: made.etag, "cache-control": "private, no-cache" };
  if (request.headers["if-none-match"] === made.etag) return reply.code(304).headers(headers).send();
  headers["content-type"] = made.type;
  if (made.download !== undefined) headers["content-disposition"] = `attachment; filename="${made.download}"`;
  return reply.headers(headers).send(made.body);
}

function check(schema: ZodType | undefined, value: unknown, where: string): unknown {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(value);
  if (!result.success) throw requestInvalid(where, describe(result.error));
  return result.data;
}

function describe({ issues }: ZodError): string {
  return issues
    .slice(0, 3)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join(".")}: ${message}`))
    .join("; ");
}
