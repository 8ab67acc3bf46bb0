import type { z } from "zod";
import { trenderConfigInvalid } from "../errors/catalogue.js";
import { describeIssues } from "../errors/describe-issues.js";
import type { CanvasPatch } from "../model/canvas.js";
import type { InputKind } from "../model/hists.js";
import type { Trend } from "../model/trend.js";
import type { TrenderDefinition, TrenderFactory, TrenderOf } from "./trender.js";

/**
 * Makes a trender for plug-ins: the result is called with a configuration and gives what `use` of a trend takes.
 *
 * @throws `TRENDER_CONFIG_INVALID` when it is called with a configuration that its schema refuses.
 * @example
 * const spread = defineTrender({
 *   name: "spread",
 *   kind: "h1",
 *   config: z.object({ factor: z.number().default(1) }),
 *   process: ({ factor }, hist) => ({ value: factor * stdDev(hist) }),
 * });
 * const trends = [{ id: "noise", title: "Noise", hist: "pedestals", use: spread({ factor: 3 }) }];
 */
export function defineTrender<S extends z.ZodType, K extends InputKind>(
  definition: TrenderDefinition<S, K>,
): TrenderFactory<S, K> {
  // Left out is the same as {}: a schema whose fields all have defaults takes it.
  const bind = (config: unknown = {}): TrenderOf<K> => bindTrender(definition, config);
  // Whether the configuration may be left out depends on S, which the compiler does not know here.
  return Object.assign(bind, { trender: definition }) as TrenderFactory<S, K>;
}

function bindTrender<S extends z.ZodType, K extends InputKind>(
  definition: TrenderDefinition<S, K>,
  given: unknown,
): TrenderOf<K> {
  const checked = definition.config.safeParse(given);
  if (!checked.success) throw trenderConfigInvalid(definition.name, describeIssues(checked.error.issues));
  const config = checked.data;
  const reads = definition.reads?.(config) ?? [];
  const parts = definition.split?.(config) ?? [];
  return {
    $type: "@overwatch/trender",
    name: definition.name,
    kind: definition.kind,
    config,
    rebind: (other) => bindTrender(definition, other),
    initialize: (about) => definition.initialize?.(config, about) ?? about,
    process: (hist, at) => definition.process(config, hist, at),
    present: (trend, canvas) => definition.present?.(config, trend, canvas) ?? pointsOverTime(trend),
    cleanup: (about) => definition.cleanup?.(config, about),
    ...(reads.length === 0 ? {} : { reads }),
    ...(parts.length === 0
      ? {}
      : { parts: parts.map(({ id, title, config: own }) => ({ id, title, use: bindTrender(definition, own) })) }),
  };
}

/** Points with errors over time: how a trend is drawn that does not say it otherwise. */
function pointsOverTime({ title, unit }: Trend): CanvasPatch {
  return {
    drawOptions: "AP",
    style: { marker: 20 },
    x: { title: "Time", time: true },
    y: { title: unit === "" ? title : `${title} (${unit})` },
  };
}
