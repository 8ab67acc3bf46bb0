import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Work } from "../shared/client.js";
import { ApiError } from "../shared/client.js";
import { ask } from "./api.js";

/** Work that was asked for: how it stands, or why it could not be asked for. */
export interface Asking {
  readonly work?: Work;
  readonly problem?: { readonly code: string; readonly message: string };
  readonly isBusy: boolean;
  /** Asks, and looks until there is an answer. */
  readonly begin: (request: () => Promise<Work>, done?: (work: Work) => void) => void;
}

const between = 400;

/** Asks for work and follows it. */
export function useWork(): Asking {
  const [state, setState] = useState<Omit<Asking, "begin">>({ isBusy: false });
  const turn = useRef(0);
  useEffect(
    () => () => {
      turn.current += 1;
    },
    [],
  );
  const begin = useCallback<Asking["begin"]>((request, done) => {
    turn.current += 1;
    const own = turn.current;
    const follow = async () => {
      let work = await request();
      while (work.status === "waiting" || work.status === "taken") {
        if (own !== turn.current) return;
        setState({ isBusy: true, work });
        await new Promise((resolve) => setTimeout(resolve, between));
        work = await ask("GET /api/requests/{number}", { params: { number: work.request } });
      }
      if (own !== turn.current) return;
      setState({ isBusy: false, work, ...(work.error === undefined ? {} : { problem: work.error }) });
      if (work.status === "done") done?.(work);
    };
    setState({ isBusy: true });
    follow().catch((error: unknown) => {
      if (own !== turn.current) return;
      const { code, message } =
        error instanceof ApiError ? error : { code: "INTERNAL", message: error instanceof Error ? error.message : "" };
      setState({ isBusy: false, problem: { code, message } });
    });
  }, []);
  return { ...state, begin };
}
