import type { AlarmSpec, DetectorHooks, HistogramMatch } from "@overwatch/core";
import type { z } from "@overwatch/core/zod";

/** A definition as far as it can be looked through without knowing its types. */
// biome-ignore lint/suspicious/noExplicitAny: options and settings are known to the plug-in alone
export interface AnyDefinition extends Omit<DetectorHooks<any, any, string>, "alarms"> {
  readonly alarms?: readonly AlarmSpec[];
  readonly subsystem: string;
  readonly title: string;
  readonly processingOptions?: z.ZodObject;
  readonly settings?: z.ZodObject;
  readonly eventCounter?: { readonly hist: HistogramMatch; readonly bin: number };
}
