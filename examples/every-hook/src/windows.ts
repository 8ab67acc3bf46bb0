import type { WindowSpec } from "@overwatch/detectors-sdk";

// "hits/all last 10 minutes" stands beside hits/all, masked and scaled as that one; a trend or an alarm may name it.
export const windows: readonly WindowSpec[] = [{ match: "hits/all", minutes: 10 }];
