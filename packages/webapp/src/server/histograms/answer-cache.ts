import type { Answer } from "../answer.js";

/** Answers that were made lately, the oldest go first. */
export interface AnswerCache {
  /** The known answer, or the one that `make` makes; asked twice at once, it is made once. */
  readonly get: (key: string, make: () => Promise<Answer>) => Promise<Answer> | Answer;
}

/** @param limit - bytes of all answers together. */
export function createAnswerCache(limit: number): AnswerCache {
  const known = new Map<string, Answer>();
  const pending = new Map<string, Promise<Answer>>();
  let size = 0;

  function keep(key: string, made: Answer): void {
    if (made.body.length > limit / 4) return;
    known.set(key, made);
    size += made.body.length;
    for (const [oldest, { body }] of known) {
      if (size <= limit) break;
      known.delete(oldest);
      size -= body.length;
    }
  }

  return {
    get: (key, make) => {
      const found = known.get(key);
      if (found !== undefined) {
        // Used last, goes last.
        known.delete(key);
        known.set(key, found);
        return found;
      }
      const begun = pending.get(key);
      if (begun !== undefined) return begun;
      const promise = make()
        .then((made) => {
          keep(key, made);
          return made;
        })
        .finally(() => pending.delete(key));
      pending.set(key, promise);
      return promise;
    },
  };
}
