import type { DetectorPlugin, Processor } from "@overwatch/core";

/** A plug-in that remembers which of its processors ran on which histogram. */
export interface RecordedPlugin {
  readonly plugin: DetectorPlugin;
  /** Ids by histogram, each once, in the order in which they ran first. */
  readonly steps: () => ReadonlyMap<string, readonly string[]>;
}

export function recordSteps(plugin: DetectorPlugin): RecordedPlugin {
  const steps = new Map<string, Set<string>>();
  function record<K extends Processor>(processor: K): K {
    const run = (hist: never, ctx: Parameters<K["run"]>[1]) => {
      const { name } = ctx.container;
      steps.set(name, (steps.get(name) ?? new Set()).add(processor.id));
      return processor.run(hist, ctx);
    };
    return { ...processor, run };
  }
  return {
    plugin: { ...plugin, hooks: { ...plugin.hooks, processors: plugin.hooks.processors?.map(record) ?? [] } },
    steps: () => new Map([...steps].map(([hist, ids]) => [hist, [...ids]])),
  };
}
