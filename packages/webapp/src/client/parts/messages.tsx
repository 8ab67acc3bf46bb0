import type { ComponentChildren } from "preact";
import type { ApiError } from "../../shared/client.js";
import { words } from "../words.js";

interface FailedProps {
  readonly error: ApiError;
  readonly again?: () => void;
  readonly children?: ComponentChildren;
}

/** What went wrong, with a way on. */
export function Failed({ error, again, children }: FailedProps) {
  return (
    <div class="message" role="alert">
      <h2>{words.error.title}</h2>
      <p>{error.status === 0 ? words.error.unreachable : error.message}</p>
      {again !== undefined && (
        <button type="button" onClick={again}>
          {words.error.again}
        </button>
      )}
      {children}
    </div>
  );
}

/** Nothing is there, and why. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ComponentChildren }) {
  return (
    <div class="message">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

export function Waiting() {
  return (
    <p class="waiting" role="status">
      {words.run.loading}
    </p>
  );
}
