import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Answer } from "./answer.js";

type Encoding = "br" | "gzip";

/** Smaller ones fit into a few packets as they are. */
const least = 3000;
const texts = /^(application\/json|text\/|image\/svg)/;
/** Answers are kept while reports and plots are; so are their compressed forms, made when the first one asks. */
const known = new WeakMap<Answer, Map<Encoding, Promise<Buffer>>>();

/** How an answer is sent to who accepts what `accepted` (a header) says; undefined: as it is. */
export function encodingOf({ type, body }: Answer, accepted: string | undefined): Encoding | undefined {
  if (accepted === undefined || body.length < least || !texts.test(type)) return undefined;
  return accepted.includes("br") ? "br" : accepted.includes("gzip") ? "gzip" : undefined;
}

/** The bytes in an encoding, compressed in a thread of Node's own. */
export function encodedBody(answer: Answer, encoding: Encoding): Promise<Buffer> {
  const own = known.get(answer) ?? new Map<Encoding, Promise<Buffer>>();
  known.set(answer, own);
  const made = own.get(encoding) ?? compress(answer.body, encoding);
  own.set(encoding, made);
  return made;
}

function compress(body: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === "gzip") return promisify(gzip)(body, { level: 5 });
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
  return promisify(brotliCompress)(body, { params });
}
