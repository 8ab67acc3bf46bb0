import { useState } from "preact/hooks";
import { ApiError, type SessionInfo } from "../../shared/client.js";
import { ask } from "../api.js";
import { words } from "../words.js";

/** The form that asks who somebody is. */
export function SignInPage({ signedIn }: { readonly signedIn: (session: SessionInfo) => void }) {
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    setBusy(true);
    try {
      const body = { username: String(form.get("username")), password: String(form.get("password")) };
      signedIn(await ask("POST /api/session", { body }));
    } catch (error) {
      const isWrong = error instanceof ApiError && error.status === 401;
      setProblem(isWrong ? words.session.failed : error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };
  return (
    <form class="sign-in" method="post" onSubmit={submit}>
      <h1>{words.name}</h1>
      <p class="quiet">{words.session.needed}</p>
      <label>
        <span>{words.session.user}</span>
        <input name="username" autoComplete="username" required maxLength={100} />
      </label>
      <label>
        <span>{words.session.password}</span>
        <input name="password" type="password" autoComplete="current-password" required maxLength={200} />
      </label>
      {problem !== undefined && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" class="main" disabled={isBusy}>
        {words.session.signIn}
      </button>
    </form>
  );
}
