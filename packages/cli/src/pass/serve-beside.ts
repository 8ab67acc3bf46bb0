import type { Config, SliceEdges, WhenEdges } from "@overwatch/core";
import { runHandlers, serveRequests } from "@overwatch/service/loop";
import { openState } from "@overwatch/service/store";
import type { CommandContext } from "../command-context.js";

/** Takes up what other processes ask for, beside the passes; ends with `stop`. */
export async function serveBeside(
  context: CommandContext,
  { stateFolder }: Config,
  edges: SliceEdges & WhenEdges,
): Promise<{ readonly stop: () => Promise<void> }> {
  const state = await openState({ folder: stateFolder });
  const ending = new AbortController();
  const { requests } = state;
  const serving = serveRequests(
    { requests, handlers: runHandlers(edges), now: Date.now, log: context.log },
    ending.signal,
  ).catch((error: unknown) => {
    // Passes go on without it.
    context.log.warn(`Requests of other processes are not answered any more: ${String(error)}`);
  });
  return {
    stop: async () => {
      ending.abort();
      await serving;
      await state.close();
    },
  };
}
