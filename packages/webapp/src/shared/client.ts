import type { AnswerOf, BodyOf, ParamsOf, QueryOf, RouteName } from "./routes.js";

export type { AnswerOf, BodyOf, ParamsOf, QueryOf, Route, RouteName } from "./routes.js";
export type * from "./types.js";

/** What is sent along: fields as they are in the table of routes, in text form or not. */
export interface Ask<N extends RouteName> {
  readonly params?: { readonly [K in keyof ParamsOf<N>]: string | number };
  readonly query?: { readonly [K in keyof QueryOf<N>]?: string | number | boolean | undefined };
  readonly body?: BodyOf<N>;
  readonly signal?: AbortSignal;
}

/** An answer that is no success. */
export class ApiError extends Error {
  /** Code of the error: `NOT_SIGNED_IN`, `RUN_UNKNOWN`. */
  readonly code: string;
  /** HTTP status; 0 when the server could not be reached. */
  readonly status: number;

  constructor(code: string, status: number, message: string) {
    super(message);
    this.name = "ApiError";
    this.code = code;
    this.status = status;
  }
}

/** Where the server is, and how it is reached. */
export interface ClientOptions {
  /** With a slash at the end: `https://overwatch.example/`. */
  readonly base: string;
  /** In place of the global one. */
  readonly fetch?: typeof fetch;
  /** The token of `GET /api/session`, needed for writes. */
  readonly csrf?: () => string | undefined;
}

/** Calls a route by its name in the API; rejects with an ApiError. */
export type Client = <N extends RouteName>(route: N, ask?: Ask<N>) => Promise<AnswerOf<N>>;

/** A client of the HTTP API whose types are those of the server. */
export function createClient({ base, fetch: ask = globalThis.fetch, csrf }: ClientOptions): Client {
  return async (route, { params, query, body, signal } = {}) => {
    const [method = "GET", path = ""] = route.split(" ");
    const token = method === "GET" ? undefined : csrf?.();
    const response = await ask(urlOf(base, path, { params, query }), {
      method,
      credentials: "same-origin",
      headers: {
        accept: "application/json",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(token === undefined ? {} : { "x-overwatch-csrf": token }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    }).catch((cause: unknown) => {
      if (signal?.aborted === true) throw cause;
      throw new ApiError("UNREACHABLE", 0, "The server does not answer.");
    });
    if (!response.ok) throw await toError(response);
    return response.json();
  };
}

/** The address of a route, for a link or an image. */
export function urlOf(
  base: string,
  path: string,
  {
    params = {},
    query = {},
  }: {
    readonly params?: Readonly<Record<string, unknown>> | undefined;
    readonly query?: Readonly<Record<string, unknown>> | undefined;
  },
): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(String(value))}`],
  );
  return base + filled.slice(1) + (given.length === 0 ? "" : `?${given.join("&")}`);
}

async function toError(response: Response): Promise<ApiError> {
  const told = (await response.json().catch(() => undefined)) as
    | { error?: { code?: string; message?: string } }
    | undefined;
  const { code = `HTTP_${response.status}`, message = response.statusText } = told?.error ?? {};
  return new ApiError(code, response.status, message);
}
