import type { AlarmResult, Quality } from "../../model/quality.js";
import { canvasPatch } from "./canvas-patch.js";
import { fieldsOf, onlyFields, optional, text } from "./fields.js";
import { information } from "./information.js";
import { refuse } from "./refuse.js";

const flags: readonly Quality[] = ["good", "medium", "bad", "null"];
const known = ["flag", "message", "reason", "evidence", "draw"];

/** The verdict of an alarm. */
export function alarmResult(value: unknown): AlarmResult {
  const fields = fieldsOf(value, "", "an object with flag and message");
  onlyFields(fields, known, "");
  const found = fields["flag"];
  const flag = flags.find((name) => name === found);
  if (flag === undefined) refuse("flag", flags.map((name) => `"${name}"`).join(", "), found);
  return {
    flag,
    message: text(fields["message"], "message"),
    ...optional("reason", fields["reason"], "", text),
    ...optional("evidence", fields["evidence"], "", information),
    ...optional("draw", fields["draw"], "", canvasPatch),
  };
}
