import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, extname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { pagesNotBuilt, routeUnknown } from "../errors/catalogue.js";
import { type Answer, answer } from "./answer.js";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};

/** A file of the built pages. */
interface Asset {
  readonly plain: Answer;
  /** As browsers take it, made when the first one asks. */
  readonly encoded: Map<"br" | "gzip", Promise<Buffer>>;
  /** Its name holds a digest of its contents: a browser never asks again. */
  readonly lasts: boolean;
}

/** The folder of the built pages beside this package's code, wherever that was built to. */
export function builtSite(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return join(folder, "dist/site");
}

/**
 * Serves the pages: a few files that are read and compressed once. Every address that is neither a file nor the API's gets
 * the one page, which shows what the address says.
 *
 * @throws PAGES_NOT_BUILT
 */
export function addSite(app: FastifyInstance, folder: string, basePath: string): void {
  if (!existsSync(join(folder, "index.html"))) throw pagesNotBuilt(folder);
  const assets = new Map<string, Asset>();
  for (const path of listFiles(folder)) assets.set(path, readAsset(folder, path, basePath));

  app.setNotFoundHandler((request, reply) => {
    const [path = "/"] = request.url.split("?");
    const isRead = request.method === "GET" || request.method === "HEAD";
    if (!isRead || path.startsWith("/api/") || path === "/api") throw routeUnknown(path);
    const name = path.slice(1);
    const asset =
      assets.get(name) ?? (extname(name) === "" || !name.startsWith("assets/") ? assets.get("index.html") : undefined);
    if (asset === undefined) throw routeUnknown(path);
    return sendAsset(request, reply, asset);
  });
}

async function sendAsset(
  request: FastifyRequest,
  reply: FastifyReply,
  { plain, encoded, lasts }: Asset,
): Promise<FastifyReply> {
  reply.code(200).headers({
    etag: plain.etag,
    vary: "accept-encoding",
    "cache-control": lasts ? "public, max-age=31536000, immutable" : "no-cache",
  });
  if (request.headers["if-none-match"] === plain.etag) return reply.code(304).send();
  const accepted = String(request.headers["accept-encoding"] ?? "");
  reply.header("content-type", plain.type);
  const encoding = accepted.includes("br") ? "br" : accepted.includes("gzip") ? "gzip" : undefined;
  if (encoding === undefined || plain.body.length < 1000) return reply.send(plain.body);
  let bytes = encoded.get(encoding);
  if (bytes === undefined) {
    bytes = encode(plain.body, encoding);
    encoded.set(encoding, bytes);
  }
  return reply.header("content-encoding", encoding).send(await bytes);
}

/** In a thread of Node's own; better than usual, because it is done once. */
async function encode(body: Buffer, encoding: "br" | "gzip"): Promise<Buffer> {
  if (encoding === "gzip") return promisify(gzip)(body, { level: 9 });
  const quality = body.length > 1_000_000 ? 6 : 10;
  return promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
}

function readAsset(folder: string, path: string, basePath: string): Asset {
  const type = types[extname(path)] ?? "application/octet-stream";
  const bytes = readFileSync(join(folder, path));
  const isPage = path === "index.html";
  const plain = answer(
    type,
    isPage ? bytes.toString("utf8").replace('<base href="/"', `<base href="${basePath}"`) : bytes,
  );
  return { plain, encoded: new Map(), lasts: path.startsWith("assets/") };
}

function listFiles(folder: string, inside = folder): string[] {
  return readdirSync(inside, { withFileTypes: true }).flatMap((entry) => {
    const path = join(inside, entry.name);
    if (entry.isDirectory()) return listFiles(folder, path);
    return [relative(folder, path).split(sep).join("/")];
  });
}
