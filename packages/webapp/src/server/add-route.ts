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
import { encodedBody, encodingOf } from "./encoded-body.js";
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
  const known = createKnownAddresses();
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
      const address = known(request.url, () => ({
        params: check(route.params, request.params, "the path"),
        query: check(route.query, request.query, "the query"),
      }));
      const asked = {
        ...address,
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
export function send(
  request: FastifyRequest,
  reply: FastifyReply,
  value: unknown,
): FastifyReply | Promise<FastifyReply> {
  const made = isAnswer(value) ? value : answer("application/json", jsonText(value));
  const headers: Record<string, string> = { etag: made.etag, "cache-control": "private, no-cache" };
  if (request.headers["if-none-match"] === made.etag) return reply.code(304).headers(headers).send();
  headers["content-type"] = made.type;
  if (made.download !== undefined) headers["content-disposition"] = `attachment; filename="${made.download}"`;
  const encoding = encodingOf(made, oneOf(request.headers["accept-encoding"]));
  if (encoding === undefined) return reply.headers(headers).send(made.body);
  reply.headers({ ...headers, "content-encoding": encoding, vary: "accept-encoding" });
  return encodedBody(made, encoding).then((bytes) => reply.send(bytes));
}

function oneOf(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === "string" ? value : value?.[0];
}

interface CheckedAddress {
  readonly params: unknown;
  readonly query: unknown;
}

const longestKept = 500;
const mostKept = 2000;

/** What was found in an address depends on it alone, and pages ask for the same ones again: it is checked once. */
function createKnownAddresses(): (url: string, make: () => CheckedAddress) => CheckedAddress {
  const known = new Map<string, CheckedAddress>();
  return (url, make) => {
    const found = known.get(url);
    if (found !== undefined) return found;
    const made = make();
    if (url.length <= longestKept) {
      if (known.size >= mostKept) known.clear();
      known.set(url, made);
    }
    return made;
  };
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
