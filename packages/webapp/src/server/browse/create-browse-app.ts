import type { Logger, WebConfig } from "@overwatch/core";
import Fastify, { type FastifyInstance } from "fastify";
import { z } from "zod";
import { addressUnusable, portTaken, requestInvalid } from "../../errors/catalogue.js";
import type { BrowseKey } from "../../shared/browse.js";
import type { SessionInfo } from "../../shared/types.js";
import { send } from "../add-route.js";
import { sendError } from "../errors.js";
import { encode } from "../histograms/histogram-reader.js";
import { createOpenFiles } from "../histograms/open-files.js";
import { securityHeaders } from "../security-headers.js";
import { addSite, builtSite } from "../site.js";
import { createFolderTree } from "./folder-tree.js";

/** What browsing a folder touches outside of itself. */
export interface BrowseEdges {
  /** Absolute path. */
  readonly folder: string;
  readonly web: Pick<WebConfig, "host" | "port" | "basePath">;
  readonly log: Logger;
  readonly version: string;
  /** Folder of the built pages; null serves the API alone. Default: those of this package. */
  readonly site?: string | null;
}

/** Pages over a folder of ROOT files. */
export interface BrowseApp {
  /** @returns its address, with a slash at the end. @throws PORT_TAKEN, ADDRESS_UNUSABLE */
  readonly listen: () => Promise<string>;
  /** For tests and previews: a request without a network. */
  readonly inject: FastifyInstance["inject"];
  /** Ends all connections. */
  readonly close: () => Promise<void>;
}

const path = z.string().max(4000).default("");
const folderQuery = z.object({ path });
const objectQuery = z.object({
  path,
  object: z.string().min(1).max(1000),
  form: z.literal(["jsroot", "arrays", "csv", "root"]).default("jsroot"),
});

/**
 * Any folder of ROOT files as a tree, read-only: no users, no database, nothing is written. Whoever reaches the address may
 * read what is below the folder.
 */
export async function createBrowseApp({ folder, web, log, version, site }: BrowseEdges): Promise<BrowseApp> {
  const tree = await createFolderTree(folder);
  const files = createOpenFiles();
  const app = Fastify({ requestTimeout: 30_000, forceCloseConnections: true, exposeHeadRoutes: true, logger: false });
  app.addHook("onRequest", (_request, reply, done) => {
    reply.headers(securityHeaders);
    done();
  });
  app.setErrorHandler((error, _request, reply) => sendError(error, reply, log));

  app.get("/api/health", (request, reply) => send(request, reply, { status: "ok", lastEvent: 0, version }));
  app.get("/api/session", (request, reply) =>
    send(request, reply, { role: "viewer", browse: true } satisfies SessionInfo),
  );
  app.get("/api/browse", async (request, reply) => {
    const asked = read(folderQuery, request.query);
    return send(request, reply, await tree.list(asked.path));
  });
  app.get("/api/browse/keys", async (request, reply) => {
    const asked = read(folderQuery, request.query);
    const keys = await files.use(await tree.fileAt(asked.path), async (file) => newestOf(file.keys()));
    return send(request, reply, { keys });
  });
  app.get("/api/browse/object", async (request, reply) => {
    const asked = read(objectQuery, request.query);
    const place = await tree.fileAt(asked.path);
    const made = await files.use(place, async (file) =>
      encode(await file.read(asked.object), asked.object, asked.form),
    );
    return send(request, reply, made);
  });
  if (site !== null) addSite(app, site ?? builtSite(), web.basePath);

  return {
    listen: async () => {
      const { host, port, basePath } = web;
      try {
        return `${await app.listen({ host, port })}${basePath}`;
      } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        throw code === "EADDRINUSE" ? portTaken(host, port) : addressUnusable(host, port, message);
      }
    },
    inject: app.inject.bind(app) as FastifyInstance["inject"],
    close: async () => {
      await app.close();
      await files.close();
    },
  };
}

function read<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw requestInvalid("the query", result.error.issues.map(({ message }) => message).join("; "));
}

/** Of several cycles of one object, the newest; older ones are copies that a crash left. */
function newestOf(keys: readonly (BrowseKey & { readonly cycle: number })[]): readonly BrowseKey[] {
  const newest = new Map<string, BrowseKey & { readonly cycle: number }>();
  for (const key of keys) if ((newest.get(key.path)?.cycle ?? -1) < key.cycle) newest.set(key.path, key);
  return [...newest.values()].map((key) => ({ path: key.path, className: key.className, title: key.title }));
}
