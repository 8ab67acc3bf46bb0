/**
 * A controller whose signal also aborts when `signal` does. In place of `AbortSignal.any`, whose signals Node 20 may
 * collect as garbage while somebody waits for them.
 */
export function createStop(signal: AbortSignal): AbortController {
  const stop = new AbortController();
  if (signal.aborted) stop.abort();
  else signal.addEventListener("abort", () => stop.abort(), { once: true, signal: stop.signal });
  return stop;
}
