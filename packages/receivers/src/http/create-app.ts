import { createReadStream } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { Readable } from "node:stream";
import multipart from "@fastify/multipart";
import rateLimit from "@fastify/rate-limit";
import { isOverwatchError } from "@overwatch/core/errors";
import { aliceGrammar, parseReceivedName } from "@overwatch/core/names";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { tokenRefused, uploadInvalid } from "../errors/catalogue.js";
import { type Journal, takeFile } from "../receiving/index.js";
import { isToken } from "./authorize.js";
import { describeContents } from "./describe-contents.js";
import { findFile, listFiles } from "./find-file.js";
import { limitBytes } from "./limit-bytes.js";
import { openApi } from "./open-api.js";
import { type HttpOptions, httpDefaults } from "./options.js";
import { uploadName } from "./upload-name.js";

/** What the interface works on. */
export interface AppEdges {
  readonly dataFolder: string;
  readonly journal: Journal;
}

/** HTTP status of what may be wrong with a request; everything else of ours is a 400. */
const statuses: Readonly<Record<string, number>> = {
  NAME_TAKEN: 409,
  UPLOAD_TOO_LARGE: 413,
  FST_ERR_CTP_BODY_TOO_LARGE: 413,
  // Whoever sent is gone: nobody reads the answer, but it is no failure of ours.
  ECONNRESET: 400,
  ERR_STREAM_PREMATURE_CLOSE: 400,
  ENOSPC: 507,
  EDQUOT: 507,
};
/** Routes that need no token. */
const open: ReadonlySet<string | undefined> = new Set(["/rest/api/health", "/rest/api/openapi.json"]);
/** Headers that are not told back: they hold secrets (WART 66). */
const secret: ReadonlySet<string> = new Set(["token", "authorization", "cookie", "proxy-authorization"]);

/** The interface of the DQM receiver, without a port. */
export async function createApp(options: HttpOptions, { dataFolder, journal }: AppEdges): Promise<FastifyInstance> {
  const { token, timeZone } = options;
  const { maxUpload, requestsPerMinute, requestTimeout } = { ...httpDefaults, ...options };
  const app = fastify({
    bodyLimit: maxUpload,
    requestTimeout: requestTimeout * 1000,
    http: {
      // Node takes the smaller of its two limits for the headers, whichever of them was meant.
      headersTimeout: Math.min(60_000, requestTimeout * 1000),
      connectionsCheckingInterval: Math.min(30_000, requestTimeout * 250),
    },
    forceCloseConnections: true,
    logger: false,
  });
  await app.register(rateLimit, { max: requestsPerMinute, timeWindow: 60_000 });
  await app.register(multipart, { limits: { files: 1, fileSize: maxUpload + 1, fields: 20, fieldSize: 10_000 } });
  // Every other body is a file: it is not read ahead but streamed to the disk.
  app.removeContentTypeParser(["application/json", "text/plain"]);
  app.addContentTypeParser("*", (_request, payload, done) => done(null, payload));

  app.addHook("onRequest", async (request) => {
    if (open.has(request.routeOptions.url)) return;
    const given = request.headers["token"];
    if (!isToken(given, token)) throw tokenRefused(given !== undefined);
  });
  app.setErrorHandler((error, request, reply) => refuse(error, request, reply, journal));
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send(problem(404, "Expected a known route, found none.")),
  );

  const upload = async (request: FastifyRequest, name: string) => {
    const source = await bodyOf(request);
    const limit = limitBytes(maxUpload);
    const { sha256 } = request.headers;
    let received: Readonly<Record<string, string>> = {};
    const file = await takeFile(source, dataFolder, name, {
      ...(typeof sha256 === "string" ? { sha256 } : {}),
      through: [limit],
      look: async (path) => {
        received = await describeContents(path);
      },
    });
    if (file.outcome === "stored") {
      journal.stored({ name, objects: Object.keys(received).length, bytes: file.bytes });
    }
    const receivedHeaders = withoutSecrets(request.headers);
    const { outcome, bytes } = file;
    const message = `Received ${name}`;
    return { message, status: 200, filename: name, outcome, bytes, sha256: file.sha256, received, receivedHeaders };
  };

  const notImplemented = (_request: FastifyRequest, reply: FastifyReply) =>
    reply.code(400).send(problem(400, "Not implemented"));
  app.get("/", notImplemented);
  app.post("/", notImplemented);
  app.get("/rest/api/health", () => journal.health());
  app.get("/rest/api/openapi.json", () => openApi);
  app.get("/rest/api/files", async () => ({ files: await listFiles(dataFolder) }));
  app.post("/rest/api/files", (request) => {
    journal.heard();
    return upload(request, uploadName(request.headers, timeZone));
  });
  app.put<{ Params: { filename: string } }>("/rest/api/files/:filename", (request) => {
    journal.heard();
    const { filename } = request.params;
    if ("reason" in parseReceivedName(filename, aliceGrammar, "UTC")) {
      throw uploadInvalid("the name of a received file, as in EMChistos_300005_C_2015_11_24_17_5_10Z.root", filename);
    }
    return upload(request, filename);
  });
  app.get<{ Params: { filename: string } }>("/rest/api/files/:filename", async (request, reply) => {
    const path = await findFile(dataFolder, request.params.filename);
    if (path === undefined) return reply.code(404).send(problem(404, "Expected the name of a file that is listed."));
    return reply.type("application/octet-stream").send(createReadStream(path));
  });
  return app;
}

/** The part `file` of a form, or the body itself. Throws `UPLOAD_INVALID` when nothing was sent. */
async function bodyOf(request: FastifyRequest): Promise<Readable> {
  if (request.isMultipart()) {
    const part = await request.file();
    if (part === undefined || part.fieldname !== "file") throw uploadInvalid("a part `file` in the form", "none");
    return part.file;
  }
  if (request.body instanceof Readable && request.headers["content-length"] !== "0") return request.body;
  throw uploadInvalid("a file in the body, or as the part `file` of a form", "nothing");
}

function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply, journal: Journal): FastifyReply {
  const code = (error as { readonly code?: unknown } | null)?.code;
  const known = typeof code === "string" ? statuses[code] : undefined;
  const given = (error as { readonly statusCode?: unknown } | null)?.statusCode;
  const status = known ?? (isOverwatchError(error) ? 400 : typeof given === "number" ? given : 500);
  if (status === 507 || status >= 500) journal.failed(error);
  else journal.refused(error);
  // What is wrong with a machine is no business of those who send to it.
  const message = status === 500 ? "The receiver could not store the file." : messageOf(error);
  const receivedHeaders = withoutSecrets(request.headers);
  return reply.code(status).send({ ...problem(status, message), code, receivedHeaders });
}

function problem(status: number, message: string) {
  return { message, status, received: null };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function withoutSecrets(headers: IncomingHttpHeaders): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !secret.has(name)));
}
