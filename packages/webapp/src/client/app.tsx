import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import type { SessionInfo } from "../shared/client.js";
import { ask, takeSession, useAsk } from "./api.js";
import { LiveProvider, useLive } from "./live/live.js";
import { Link, NavigationProvider, useNavigation } from "./navigation.js";
import { AlarmsPage } from "./pages/alarms.js";
import { BrowsePage } from "./pages/browse.js";
import { DashboardsPage } from "./pages/dashboards.js";
import { RunPage } from "./pages/run.js";
import { RunsPage } from "./pages/runs.js";
import { ShiftPage } from "./pages/shift.js";
import { SignInPage } from "./pages/sign-in.js";
import { TrendsPage } from "./pages/trends.js";
import { WallPage } from "./pages/wall.js";
import { Empty, Failed, Waiting } from "./parts/messages.js";
import { ThemeButton } from "./parts/theme.js";
import type { Place } from "./place.js";
import { SessionContext } from "./session.js";
import { words } from "./words.js";

export function App() {
  return (
    <NavigationProvider>
      <WithSession />
    </NavigationProvider>
  );
}

function WithSession() {
  const { place, go } = useNavigation();
  const { value, error, again } = useAsk("GET /api/session", {});
  const [changed, setChanged] = useState<SessionInfo>();
  const session = changed ?? value;
  const take = useCallback((next: SessionInfo) => {
    takeSession(next);
    setChanged(next);
  }, []);
  useEffect(() => {
    if (value !== undefined) takeSession(value);
  }, [value]);
  if (session === undefined) return error === undefined ? <Waiting /> : <Failed error={error} again={again} />;
  if (session.browse === true) {
    return (
      <Frame session={session} changed={take}>
        <BrowsePage view={place.page === "browse" ? place.view : {}} />
      </Frame>
    );
  }
  const mayRead = session.role !== undefined;
  const wantsIn = place.page === "signIn";
  return (
    <SessionContext.Provider value={session}>
      <LiveProvider enabled={mayRead}>
        <Frame session={session} changed={take}>
          {!mayRead || wantsIn ? (
            <SignInPage
              signedIn={(next) => {
                take(next);
                if (wantsIn) go({ page: "wall" }, { replace: true });
              }}
            />
          ) : (
            <Page place={place} />
          )}
        </Frame>
      </LiveProvider>
    </SessionContext.Provider>
  );
}

function Page({ place }: { readonly place: Place }) {
  switch (place.page) {
    case "wall":
      return <WallPage />;
    case "runs":
      return <RunsPage filter={place.filter} />;
    case "run":
      return <RunPage place={place} />;
    case "trends":
      return <TrendsPage place={place} />;
    case "alarms":
      return <AlarmsPage view={place.view} />;
    case "dashboards":
      return <DashboardsPage place={place} />;
    case "shift":
      return <ShiftPage view={place.view} />;
    default:
      return (
        <Empty title={words.error.unknownPage}>
          <Link to={{ page: "wall" }}>{words.error.toWall}</Link>
        </Empty>
      );
  }
}

interface FrameProps {
  readonly session: SessionInfo;
  readonly changed: (session: SessionInfo) => void;
  readonly children: ComponentChildren;
}

function Frame({ session, changed, children }: FrameProps) {
  const { place } = useNavigation();
  const mayRead = session.role !== undefined && session.browse !== true;
  const pages: readonly (readonly [label: string, to: Place])[] = [
    [words.nav.wall, { page: "wall" }],
    [words.nav.runs, { page: "runs", filter: {} }],
    [words.nav.trends, { page: "trends", view: {} }],
    [words.nav.alarms, { page: "alarms", view: {} }],
    [words.nav.dashboards, { page: "dashboards", view: {} }],
  ];
  const isHere = (page: Place["page"]) => page === place.page || (page === "runs" && place.page === "run");
  return (
    <>
      <a class="skip" href="#main">
        {words.nav.skip}
      </a>
      <header class="bar">
        <Link to={{ page: "wall" }} class="brand">
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M2 12c3-5 6.5-7.5 10-7.5S19 7 22 12c-3 5-6.5 7.5-10 7.5S5 17 2 12z" />
            <circle cx="12" cy="12" r="3.5" />
          </svg>
          {words.name}
        </Link>
        {mayRead && (
          <nav aria-label={words.name}>
            {pages.map(([label, to]) => (
              <Link key={label} to={to} {...(isHere(to.page) ? { "aria-current": "page" as const } : {})}>
                {label}
              </Link>
            ))}
          </nav>
        )}
        <div class="bar-end">
          {mayRead && <LiveBadge />}
          <ThemeButton />
          <Account session={session} changed={changed} />
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

function LiveBadge() {
  const { connection, paused, waiting, setPaused } = useLive();
  const state = connection === "lost" ? "lost" : paused ? "paused" : connection === "open" ? "live" : "paused";
  const text =
    connection === "lost"
      ? words.live.lost
      : paused
        ? waiting > 0
          ? words.live.waiting(waiting)
          : words.live.paused
        : words.live.live;
  return (
    <button
      type="button"
      class={`live ${state}`}
      aria-pressed={paused}
      title={paused ? words.live.resume : words.live.pause}
      onClick={() => setPaused(!paused)}
    >
      <span class="dot" aria-hidden="true" />
      <span role="status">{text}</span>
    </button>
  );
}

function Account({ session, changed }: Pick<FrameProps, "session" | "changed">) {
  const { place } = useNavigation();
  if (session.browse === true) return null;
  if (session.user === undefined) {
    if (session.role === undefined || place.page === "signIn") return null;
    return (
      <Link class="button" to={{ page: "signIn", view: {} }}>
        {words.session.signIn}
      </Link>
    );
  }
  return (
    <button
      type="button"
      title={`${session.user}, ${session.role}`}
      onClick={async () => changed(await ask("DELETE /api/session"))}
    >
      {words.session.signOut}
    </button>
  );
}
