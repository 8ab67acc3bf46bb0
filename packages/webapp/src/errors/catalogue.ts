/** All codes of the web app, one factory for each situation. `status` is what HTTP says of it. */
import { OverwatchError } from "@overwatch/core/errors";

export function requestInvalid(where: string, problem: string) {
  return new OverwatchError({
    code: "REQUEST_INVALID",
    message: `Expected what the API describes in ${where}: ${problem}.`,
    hint: "GET /api/openapi.json describes every route.",
    details: { where },
  });
}

export function routeUnknown(path: string) {
  return new OverwatchError({
    code: "ROUTE_UNKNOWN",
    message: `Expected the address of a page or a route of the API, found \`${path}\`.`,
    hint: "GET /api/openapi.json lists all routes.",
    details: { path },
  });
}

export function notSignedIn() {
  return new OverwatchError({
    code: "NOT_SIGNED_IN",
    message: "Expected somebody who is signed in, found nobody.",
    hint: "Sign in, or let guests read with `web.guests: true`.",
  });
}

export function notAllowed(needed: string, found: string) {
  return new OverwatchError({
    code: "NOT_ALLOWED",
    message: `Expected a user with the role ${needed} or a higher one, found ${found}.`,
    hint: "An admin gives roles: `overwatch users add NAME --role ROLE`.",
    details: { needed, found },
  });
}

export function tokenInvalid() {
  return new OverwatchError({
    code: "TOKEN_INVALID",
    message: "Expected the token of this session in the header x-overwatch-csrf, found none or another.",
    hint: "GET /api/session gives it. In a browser: load the page again.",
  });
}

export function originForeign(origin: string) {
  return new OverwatchError({
    code: "ORIGIN_FOREIGN",
    message: `Expected a write from a page of this server, found one from ${origin}.`,
    hint: "Behind a proxy, the proxy must pass the header Host on.",
    details: { origin },
  });
}

export function signInFailed() {
  return new OverwatchError({
    code: "SIGN_IN_FAILED",
    message: "Expected a user and the password of that user, found another combination.",
    hint: "An admin sets a new password: `overwatch users add NAME`.",
  });
}

export function tooManyRequests(what: string, seconds: number) {
  return new OverwatchError({
    code: "TOO_MANY_REQUESTS",
    message: `Expected fewer ${what}: try again in ${seconds} s.`,
    details: { what, seconds },
  });
}

export function runNotFound(run: number, subsystem?: string) {
  return new OverwatchError({
    code: "RUN_NOT_FOUND",
    message:
      subsystem === undefined
        ? `Expected a processed run, found nothing of run ${run}.`
        : `Expected a processed subsystem of run ${run}, found nothing of ${subsystem}.`,
    hint: "GET /api/runs lists what is known.",
    details: { run, subsystem },
  });
}

export function histNotFound(run: number, subsystem: string, name: string) {
  return new OverwatchError({
    code: "HIST_NOT_FOUND",
    message: `Expected a histogram of ${subsystem} in run ${run}, found none with the name \`${name}\`.`,
    hint: "The report of the subsystem lists its histograms; names are whole paths in the file.",
    details: { run, subsystem, name },
  });
}

export function fileNotFound(name: string) {
  return new OverwatchError({
    code: "FILE_NOT_FOUND",
    message: `Expected a file that the report names, found \`${name}\`, which it does not name or which is gone.`,
    hint: "A newer result may have taken its place: load the page again.",
    details: { name },
  });
}

export function trendNotFound(subsystem: string, id: string) {
  return new OverwatchError({
    code: "TREND_NOT_FOUND",
    message: `Expected a trend of ${subsystem}, found none with the id \`${id}\`.`,
    hint: "GET /api/trends lists all.",
    details: { subsystem, id },
  });
}

export function portTaken(host: string, port: number) {
  return new OverwatchError({
    code: "PORT_TAKEN",
    message: `Expected a free port, found that another program listens on ${host}:${port}.`,
    hint: "Choose another with --port or `web.port`; 0 takes a free one.",
    details: { host, port },
  });
}

export function addressUnusable(host: string, port: number, reason: string) {
  return new OverwatchError({
    code: "ADDRESS_UNUSABLE",
    message: `Expected to listen on ${host}:${port}, but: ${reason}.`,
    hint: "`web.host` must be an address of this machine; ports below 1024 need a permission.",
    details: { host, port, reason },
  });
}

export function pagesNotBuilt(folder: string) {
  return new OverwatchError({
    code: "PAGES_NOT_BUILT",
    message: `Expected the built pages in ${folder}, found none.`,
    hint: "Build them: `node scripts/setup.mjs` in the repository.",
    details: { folder },
  });
}

export function userNameInvalid(name: string) {
  return new OverwatchError({
    code: "USER_NAME_INVALID",
    message: `Expected a user name of 1 to 64 letters, digits and . _ @ -, found \`${name}\`.`,
    details: { name },
  });
}

export function userNotFound(name: string) {
  return new OverwatchError({
    code: "USER_NOT_FOUND",
    message: `Expected a user, found none with the name \`${name}\`.`,
    hint: "`overwatch users list` shows all.",
    details: { name },
  });
}

export function passwordTooShort(length: number) {
  return new OverwatchError({
    code: "PASSWORD_TOO_SHORT",
    message: `Expected a password of at least 10 bytes and at most 72, found ${length}.`,
    hint: "Without one given, a random password is made and printed once.",
    details: { length },
  });
}

export function sliceNotFound(run: number, subsystem: string, slice: string) {
  return new OverwatchError({
    code: "SLICE_NOT_FOUND",
    message: `Expected a time slice of ${subsystem} in run ${run}, found none with the name \`${slice}\`.`,
    hint: "Slices are made again when they are asked for: choose the minutes once more.",
    details: { run, subsystem, slice },
  });
}

export function requestNotFound(number: number) {
  return new OverwatchError({
    code: "REQUEST_NOT_FOUND",
    message: `Expected work that was asked for within the last week, found none with the number ${number}.`,
    hint: "Ask again.",
    details: { number },
  });
}

export function nobodyAnswers(what: string, seconds: number) {
  return new OverwatchError({
    code: "NOBODY_ANSWERS",
    message: `Expected ${what} within ${seconds} s, but no process that works on this data folder answered.`,
    hint: "Start `overwatch process --watch` or `overwatch web` on the data folder.",
    details: { what, seconds },
  });
}

export function alarmNotFound(subsystem: string, alarm: string, on?: string) {
  return new OverwatchError({
    code: "ALARM_NOT_FOUND",
    message: `Expected an alarm of the newest run of ${subsystem}, found none with the id \`${alarm}\`${on === undefined ? "" : ` on \`${on}\``}.`,
    hint: "GET /api/alarms lists all of a run.",
    details: { subsystem, alarm, on },
  });
}

export function alarmNotRaised(subsystem: string, alarm: string) {
  return new OverwatchError({
    code: "ALARM_NOT_RAISED",
    message: `Expected an alarm that is raised, but \`${alarm}\` of ${subsystem} is not known to be.`,
    hint: "Alarms are followed while `overwatch process --watch` runs; what is over needs no acknowledgement.",
    details: { subsystem, alarm },
  });
}

export function dashboardNotFound(name: string) {
  return new OverwatchError({
    code: "DASHBOARD_NOT_FOUND",
    message: `Expected a dashboard, found none with the name \`${name}\`, or not in this version.`,
    hint: "GET /api/dashboards lists all.",
    details: { name },
  });
}

export function dashboardChanged(name: string, who: string) {
  return new OverwatchError({
    code: "DASHBOARD_CHANGED",
    message: `Expected to write over the version of \`${name}\` that was changed here, but ${who} wrote another one meanwhile.`,
    hint: "Copy your text, load the dashboard again and put both together.",
    details: { name, who },
  });
}

export function dashboardInvalid(problems: readonly string[]) {
  return new OverwatchError({
    code: "DASHBOARD_INVALID",
    message: `Expected the text of a dashboard: ${problems.slice(0, 3).join("; ")}.`,
    details: { problems },
  });
}

export function browseNotFound(path: string) {
  return new OverwatchError({
    code: "BROWSE_NOT_FOUND",
    message: `Expected a folder or a ROOT file below the folder that is shown, found nothing to show at \`${path}\`.`,
    hint: "Load the page again: the folder may have changed.",
    details: { path },
  });
}
