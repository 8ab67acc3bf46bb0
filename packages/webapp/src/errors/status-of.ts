/** HTTP status by code; what is not here is a fault of the server. */
const statuses: Readonly<Record<string, number>> = {
  REQUEST_INVALID: 400,
  USER_NAME_INVALID: 400,
  PASSWORD_TOO_SHORT: 400,
  NOT_SIGNED_IN: 401,
  SIGN_IN_FAILED: 401,
  NOT_ALLOWED: 403,
  TOKEN_INVALID: 403,
  ORIGIN_FOREIGN: 403,
  ROUTE_UNKNOWN: 404,
  RUN_NOT_FOUND: 404,
  HIST_NOT_FOUND: 404,
  FILE_NOT_FOUND: 404,
  TREND_NOT_FOUND: 404,
  USER_NOT_FOUND: 404,
  TOO_MANY_REQUESTS: 429,
  STORE_BUSY: 503,
  STORE_GONE: 503,
  STORE_DAMAGED: 503,
  STORE_UNAVAILABLE: 503,
  STATE_DAMAGED: 503,
};

export function statusOf(code: string): number {
  return statuses[code] ?? 500;
}
