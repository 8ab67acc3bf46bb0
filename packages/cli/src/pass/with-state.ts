import type { Config } from "@overwatch/core";
import { openState, type State } from "@overwatch/service/store";

/** Opens what people decided and what is to be told, and closes it behind `use`. */
export async function withState<T>({ stateFolder }: Config, use: (state: State) => Promise<T>): Promise<T> {
  const state = await openState({ folder: stateFolder });
  try {
    return await use(state);
  } finally {
    await state.close();
  }
}
