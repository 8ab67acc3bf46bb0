import type { InputByKind, InputKind } from "../../model/hists.js";
import type { Processed } from "../contract.js";
import { canvasPatch } from "./canvas-patch.js";
import { fieldsOf, onlyFields, optional, text } from "./fields.js";
import { histogramOf } from "./histogram.js";
import { information } from "./information.js";

const known = ["hist", "prettyName", "canvas", "information"];

/**
 * What a processor returned; nothing is the same as an empty change.
 *
 * @param kind - of the histogram that it was given: processing does not change the kind.
 */
export function processedOf<K extends InputKind>(kind: K): (value: unknown) => Processed<InputByKind[K]> {
  const histogram = histogramOf(kind);
  return (value) => {
    if (value === undefined) return {};
    const fields = fieldsOf(value, "", "an object with what changed, or nothing");
    onlyFields(fields, known, "");
    return {
      ...optional("hist", fields["hist"], "", histogram),
      ...optional("prettyName", fields["prettyName"], "", text),
      ...optional("canvas", fields["canvas"], "", canvasPatch),
      ...optional("information", fields["information"], "", information),
    };
  };
}
