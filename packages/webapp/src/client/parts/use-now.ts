import { useEffect, useState } from "preact/hooks";

/** Unix seconds, brought up to date every few seconds. */
export function useNow(every = 5000): number {
  const [now, setNow] = useState(() => Date.now() / 1000);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now() / 1000), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
