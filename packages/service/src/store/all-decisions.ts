import type { Decision } from "./decision.js";
import type { DecisionFilter, State } from "./state.js";

/** Every decision that fits, oldest first, a page at a time: a state keeps them for ever. */
export async function* allDecisions(
  state: Pick<State, "decisions">,
  filter: Pick<DecisionFilter, "kind" | "kinds" | "subject"> = {},
): AsyncGenerator<Decision> {
  for (let after = 0; ; ) {
    const page = await state.decisions({ ...filter, after });
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.number;
  }
}
