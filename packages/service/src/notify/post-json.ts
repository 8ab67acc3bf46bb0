import { notifierFailed } from "../errors/catalogue.js";

/** More of an answer is not read: it only says what went wrong. */
const longestAnswer = 10_000;

/** Where a message is posted to; what is secret in it stays out of errors. */
export interface Post {
  /** Of the notifier. */
  readonly name: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/**
 * Posts JSON and returns the beginning of the answer.
 *
 * @throws NOTIFIER_FAILED for another status than 2xx, for a redirect, and when there is no answer.
 */
export async function postJson({ name, url, headers = {}, body }: Post, signal: AbortSignal): Promise<string> {
  let response: Response;
  try {
    response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8", ...headers },
      body: JSON.stringify(body),
      // Tokens go where the configuration says, nowhere else.
      redirect: "manual",
      signal,
    });
  } catch (error) {
    throw notifierFailed(name, signal.aborted ? "no answer in time" : describe(error));
  }
  const answer = await readSome(response, signal).catch(() => "");
  if (signal.aborted) throw notifierFailed(name, "no answer in time");
  if (!response.ok) {
    const after = Number(response.headers.get("retry-after"));
    const reason = `status ${response.status}${answer === "" ? "" : `: ${answer.slice(0, 200)}`}`;
    throw notifierFailed(name, reason, Number.isFinite(after) && after > 0 ? after : undefined);
  }
  return answer;
}

async function readSome(response: Response, signal: AbortSignal): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return "";
  const decoder = new TextDecoder();
  let text = "";
  while (text.length < longestAnswer && !signal.aborted) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel();
  return text.slice(0, longestAnswer);
}

/** `fetch failed` says nothing; its cause does. */
function describe(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (!(cause instanceof Error)) return String(cause);
  return "code" in cause && typeof cause.code === "string" ? cause.code : cause.message;
}
