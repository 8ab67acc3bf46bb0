/** Drawings one after the other, with a pause in which the page can do something else. */
let last: Promise<unknown> = Promise.resolve();

export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = last.then(work);
  last = done.catch(() => {}).then(() => new Promise((resolve) => setTimeout(resolve)));
  return done;
}
