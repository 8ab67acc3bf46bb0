import { createHash } from "node:crypto";

/** An answer as it is sent: its bytes are made once, and told apart by their contents. */
export interface Answer {
  readonly $type: "answer";
  readonly type: string;
  readonly body: Buffer;
  /** Of the contents, in quotes. */
  readonly etag: string;
  /** The name under which a browser saves it. */
  readonly download?: string;
}

/** Bytes that are sent as they are. */
export function answer(type: string, body: string | Uint8Array, download?: string): Answer {
  const bytes =
    typeof body === "string" ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return {
    $type: "answer",
    type,
    body: bytes,
    etag: `"${createHash("sha1").update(bytes).digest("base64url")}"`,
    ...(download === undefined ? {} : { download }),
  };
}

export function isAnswer(value: unknown): value is Answer {
  return typeof value === "object" && value !== null && (value as Partial<Answer>).$type === "answer";
}
