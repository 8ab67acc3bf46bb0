/** Something that an author should look at. Not an error: `defineDetector` refuses those. */
export interface Finding {
  readonly code:
    | "PLUGIN_INVALID"
    | "API_MISMATCH"
    | "GROUP_UNREACHABLE"
    | "ALARM_WITHOUT_TREND"
    | "TREND_WITHOUT_ALARM"
    | "RULE_WITHOUT_HISTOGRAM"
    | "NOTHING_SHOWN";
  readonly message: string;
}
