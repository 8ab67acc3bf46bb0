import { setTimeout } from "node:timers/promises";
import type { SubsystemOptions, WhenReport } from "@overwatch/core";
import type { State, StoredRequest } from "@overwatch/service/store";
import { nobodyAnswers } from "../errors/catalogue.js";
import type { Work } from "../shared/types.js";

const patience = 10_000;
const between = 120;
/** How long an answer about options holds, milliseconds: a plug-in may be exchanged while the pages are served. */
const believed = 30_000;

/** Questions about plug-ins, which run in another process or thread. */
export interface OptionQuestions {
  /** @throws NOBODY_ANSWERS, and what the one who answered said */
  readonly optionsOf: (subsystem: string) => Promise<SubsystemOptions>;
}

/** @param now - milliseconds since 1970. */
export function createOptionQuestions(state: Pick<State, "requests">, now: () => number): OptionQuestions {
  const known = new Map<string, { readonly at: number; readonly answer: Promise<SubsystemOptions> }>();

  async function ask(subsystem: string): Promise<SubsystemOptions> {
    const asked = await state.requests.ask({ at: now() / 1000, who: "web", kind: "options", what: { subsystem } });
    for (let waited = 0; waited < patience; waited += between) {
      const request = await state.requests.get(asked.number);
      if (request?.status === "done") return request.answer as SubsystemOptions;
      if (request?.status === "failed") throw nobodyAnswers(errorOf(request.answer).message, patience / 1000);
      await setTimeout(between);
    }
    throw nobodyAnswers(`the options of ${subsystem}`, patience / 1000);
  }

  return {
    optionsOf: (subsystem) => {
      const last = known.get(subsystem);
      if (last !== undefined && now() - last.at < believed) return last.answer;
      const answer = ask(subsystem);
      const kept = { at: now(), answer };
      known.set(subsystem, kept);
      answer.catch(() => known.get(subsystem) === kept && known.delete(subsystem));
      return answer;
    },
  };
}

/** Kinds of work that pages ask for. */
export const workKinds = ["slice", "when"];

/** A request as pages see it. */
export function workOf({ number, kind, status, answer }: StoredRequest): Work {
  return {
    request: number,
    kind,
    status,
    ...(status === "failed" ? { error: errorOf(answer) } : {}),
    ...(status === "done" && kind === "slice" ? { slice: sliceOf(answer) } : {}),
    ...(status === "done" && kind === "when" ? { when: answer as WhenReport } : {}),
  };
}

/** `Run300005/EMC/timeSlice.1.2.key.json` is the slice `timeSlice.1.2.key`. */
function sliceOf(answer: unknown): string | null {
  const { report } = answer as { readonly report: string | null };
  return report === null ? null : (report.split("/").at(-1) ?? "").replace(/\.json$/, "");
}

function errorOf(answer: unknown): NonNullable<Work["error"]> {
  const { code, message, hint } = (answer ?? {}) as Partial<NonNullable<Work["error"]>>;
  return { code: code ?? "UNEXPECTED", message: message ?? "", ...(hint === undefined ? {} : { hint }) };
}
