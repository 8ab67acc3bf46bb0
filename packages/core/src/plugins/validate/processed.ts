import type { AnyHistogram } from "@overwatch/root/hist";
import type { InputByKind, InputKind } from "../../model/hists.js";
import type { Processed } from "../contract.js";
import { canvasPatch } from "./canvas-patch.js";
import { fieldsOf, onlyFields, take, text } from "./fields.js";
import { histogramOf } from "./histogram.js";
import { information } from "./information.js";
import { checkSameHistogram } from "./same-histogram.js";

type Changes<H> = { -readonly [P in keyof Processed<H>]: Processed<H>[P] };

const known = ["hist", "prettyName", "canvas", "information"];

/**
 * What a processor returned; nothing is the same as an empty change.
 *
 * @param kind - of the histogram that it was given: processing does not change the kind.
 * @param given - that histogram, whose name stays and whose numbers stay numbers. Undefined: neither is looked at.
 */
export function processedOf<K extends InputKind>(
  kind: K,
  given?: AnyHistogram,
): (value: unknown) => Processed<InputByKind[K]> {
  const checkedForm = histogramOf(kind);
  const histogram = (value: unknown, at: string) => {
    const made = checkedForm(value, at);
    // Every kind of histogram is one of AnyHistogram.
    if (given !== undefined) checkSameHistogram(made as AnyHistogram, given, at);
    return made;
  };
  return (value) => {
    if (value === undefined) return {};
    const fields = fieldsOf(value, "", "an object with what changed, or nothing");
    onlyFields(fields, known, "");
    const changes: Changes<InputByKind[K]> = {};
    take(changes, "hist", fields, "", histogram);
    take(changes, "prettyName", fields, "", text);
    take(changes, "canvas", fields, "", canvasPatch);
    take(changes, "information", fields, "", information);
    return changes;
  };
}
