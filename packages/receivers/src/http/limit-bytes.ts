import { Transform } from "node:stream";
import { uploadTooLarge } from "../errors/catalogue.js";

/** Lets bytes through up to a limit, and ends the stream with `UPLOAD_TOO_LARGE` beyond it. */
export function limitBytes(limit: number): Transform {
  let seen = 0;
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      seen += chunk.length;
      if (seen > limit) done(uploadTooLarge(limit));
      else done(null, chunk);
    },
  });
}
