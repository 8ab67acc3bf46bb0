import { parseYaml } from "@overwatch/core";
import { type Dashboard, dashboardSchema } from "../../shared/dashboard.js";
import type { DashboardProblem } from "../../shared/types.js";

/** What a text says, or what is wrong with it. */
export type ReadDashboard =
  | { readonly dashboard: Dashboard; readonly problems: readonly [] }
  | { readonly dashboard?: never; readonly problems: readonly DashboardProblem[] };

const most = 20;

/** Reads the YAML of a dashboard; each problem has its line. */
export function readDashboard(text: string): ReadDashboard {
  const parsed = parseYaml(text);
  if (!parsed.ok) return { problems: [{ line: parsed.line ?? 1, message: parsed.reason }] };
  const checked = dashboardSchema.safeParse(parsed.value ?? {});
  if (checked.success) return { dashboard: checked.data, problems: [] };
  return {
    problems: checked.error.issues.slice(0, most).map(({ path, message, code, ...rest }) => ({
      line: parsed.lineOf(path.filter((key): key is string | number => typeof key !== "symbol")),
      message: `${path.map(String).join(".") || "the text"}: ${messageOf(code, message, rest)}`,
    })),
  };
}

function messageOf(code: string, message: string, rest: object): string {
  if (code !== "unrecognized_keys") return `expected ${message}`;
  return `unknown ${(rest as { readonly keys?: readonly string[] }).keys?.join(", ") ?? "key"}`;
}
