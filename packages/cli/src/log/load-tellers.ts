import { readVersion } from "../read-version.js";
import { type SentryModule, type Tell, tellSentry } from "./tell.js";

/** Nobody installs it who does not want it: 58 megabytes. */
const sentryPackage = "@sentry/node";

/** All who are told warnings beside the log. */
export function loadTellers(
  command: string,
  env: Readonly<Record<string, string | undefined>>,
  missing: (message: string) => void,
): Promise<readonly Tell[]> {
  return tellSentry(command, env, readVersion(), () => import(sentryPackage) as Promise<SentryModule>, missing);
}
