import { useEffect, useState } from "preact/hooks";

/** What an address answers, or why it does not. */
export function useJson<T>(address: string): { readonly value?: T; readonly error?: string } {
  const [state, setState] = useState<{ readonly value?: T; readonly error?: string }>({});
  useEffect(() => {
    const abort = new AbortController();
    const ask = async () => {
      const response = await fetch(address, { signal: abort.signal, credentials: "same-origin" });
      const body = (await response.json()) as T & { readonly error?: { readonly message: string } };
      setState(response.ok ? { value: body } : { error: body.error?.message ?? response.statusText });
    };
    ask().catch((error: unknown) => {
      if (!abort.signal.aborted) setState({ error: error instanceof Error ? error.message : String(error) });
    });
    return () => abort.abort();
  }, [address]);
  return state;
}
