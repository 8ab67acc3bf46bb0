/** Somebody else who is told what should be looked at. Never throws. */
export type Tell = (message: string) => void;

/** The part of Sentry's package that is used. */
export interface SentryModule {
  readonly init: (options: {
    readonly dsn: string;
    readonly release: string;
    readonly defaultIntegrations: false;
  }) => unknown;
  readonly setTag: (name: string, value: string) => unknown;
  readonly captureMessage: (message: string, level: "warning") => unknown;
}

/** Which of the variables counts for a command. */
const modules: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^(receive|monitor|transfer|replay)/, "RECEIVER"],
  [/^web/, "WEBAPP"],
  [/^(process|rebuild|slice|when|thin)/, "PROCESSING"],
];

/**
 * Sentry, where a variable names a project and the package is installed: `SENTRY_DSN_RECEIVER`, `SENTRY_DSN_WEBAPP`, `SENTRY_DSN_PROCESSING` for the commands
 * of a part, else `SENTRY_DSN`. Without a variable nothing is loaded; without the package `missing` is called.
 */
export async function tellSentry(
  command: string,
  env: Readonly<Record<string, string | undefined>>,
  release: string,
  load: () => Promise<SentryModule>,
  missing: (message: string) => void,
): Promise<readonly Tell[]> {
  const name = modules.find(([pattern]) => pattern.test(command))?.[1];
  const dsn = (name === undefined ? undefined : env[`SENTRY_DSN_${name}`]) || env["SENTRY_DSN"];
  if (!dsn) return [];
  try {
    const sentry = await load();
    sentry.init({ dsn, release, defaultIntegrations: false });
    sentry.setTag("command", command);
    return [(message) => void sentry.captureMessage(message, "warning")];
  } catch (error) {
    missing(
      `Sentry is asked for and cannot be used: ${error instanceof Error ? error.message : String(error)}. Run \`npm install @sentry/node\`.`,
    );
    return [];
  }
}
