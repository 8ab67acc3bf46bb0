import type { Logger } from "@overwatch/core";
import { isOverwatchError } from "@overwatch/core/errors";
import type { FastifyReply } from "fastify";
import { requestInvalid } from "../errors/catalogue.js";
import { statusOf } from "../errors/status-of.js";

interface Known {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly hint?: string | undefined;
}

/** Tells what may be told; what nobody foresaw goes to the log. */
export function sendError(error: unknown, reply: FastifyReply, log: Logger): FastifyReply {
  const known = toKnown(error);
  if (known === undefined) {
    log.warn(`a request failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return reply
      .code(500)
      .send({ error: { code: "INTERNAL", message: "This is a fault of Overwatch; its log has more." } });
  }
  const { code, message, hint } = known;
  return reply.code(known.status).send({ error: { code, message, ...(hint === undefined ? {} : { hint }) } });
}

/** What may be told: errors of ours, and what the HTTP library says of a request that it cannot read. */
function toKnown(error: unknown): Known | undefined {
  if (isOverwatchError(error)) {
    const status = error.code.startsWith("OBJECT_") ? 422 : statusOf(error.code);
    return status === 500 ? undefined : { status, code: error.code, message: error.message, hint: error.hint };
  }
  const { statusCode, message } = error as { readonly statusCode?: unknown; readonly message?: unknown };
  if (typeof statusCode !== "number" || statusCode < 400 || statusCode >= 500) return undefined;
  const { code, message: text, hint } = requestInvalid("the request", String(message));
  return { status: statusCode, code, message: text, hint };
}
