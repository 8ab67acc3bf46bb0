/** Lets so many pieces of work go on at the same time; the others wait in their order. */
export type Slots = <T>(work: () => Promise<T>) => Promise<T>;

export function createSlots(count: number): Slots {
  let free = count;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      // The slot goes to the one who waits longest, without being free in between.
      const next = waiting.shift();
      if (next === undefined) free++;
      else next();
    }
  };
}
