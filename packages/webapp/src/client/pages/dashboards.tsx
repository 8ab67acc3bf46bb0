import { useState } from "preact/hooks";
import { useAsk } from "../api.js";
import { formatTime } from "../format.js";
import { useLive } from "../live/live.js";
import { Link, useNavigation } from "../navigation.js";
import { Empty, Failed, Waiting } from "../parts/messages.js";
import { changeFields, type Place } from "../place.js";
import { useMay } from "../session.js";
import { words } from "../words.js";
import { DashboardEditor } from "./dashboards/dashboard-editor.js";
import { DashboardView } from "./dashboards/dashboard-view.js";

type DashboardPlace = Extract<Place, { page: "dashboards" }>;

/** Pages of plots that people put together. */
export function DashboardsPage({ place }: { readonly place: DashboardPlace }) {
  return place.name === undefined ? <List /> : <One place={place} name={place.name} />;
}

function List() {
  const { go } = useNavigation();
  const { versionOf } = useLive();
  const may = useMay("shifter");
  const [name, setName] = useState("");
  const { value, error, again } = useAsk("GET /api/dashboards", {}, versionOf({ decided: true }));
  const isName = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/.test(name);
  if (value === undefined) return error === undefined ? <Waiting /> : <Failed error={error} again={again} />;
  return (
    <>
      <header class="page-head">
        <h1>{words.dashboards.title}</h1>
      </header>
      {value.dashboards.length === 0 && (
        <Empty title={words.dashboards.none}>
          <p>{words.dashboards.noneHint}</p>
        </Empty>
      )}
      <ul class="alarms">
        {value.dashboards.map((one) => (
          <li key={one.name} class="alarm">
            <strong>
              <Link to={{ page: "dashboards", name: one.name, view: {} }}>{one.title}</Link>
            </strong>
            <p class="quiet">{words.dashboards.by(one.who, formatTime(one.at))}</p>
            {one.official && <Badge />}
          </li>
        ))}
      </ul>
      {may ? (
        <form
          class="options"
          onSubmit={(event) => {
            event.preventDefault();
            if (isName) go({ page: "dashboards", name, view: { edit: "1" } });
          }}
        >
          <label>
            <span>{words.dashboards.name}</span>
            <input value={name} maxLength={64} onInput={(event) => setName(event.currentTarget.value)} />
          </label>
          <button type="submit" class="main" disabled={!isName}>
            {words.dashboards.create}
          </button>
          <span class="quiet">{words.dashboards.nameHint}</span>
        </form>
      ) : (
        <p class="quiet">{words.dashboards.needs}</p>
      )}
    </>
  );
}

function Badge() {
  return (
    <span class="badge" title={words.dashboards.officialHint}>
      {words.dashboards.official}
    </span>
  );
}

function One({ place, name }: { readonly place: DashboardPlace; readonly name: string }) {
  const { versionOf } = useLive();
  const may = useMay("shifter");
  const expert = useMay("expert");
  const isEdited = place.view["edit"] === "1";
  const asked = { params: { name }, query: { version: place.view["version"] } };
  // What somebody writes is not taken away by what somebody else saves: that is told when it is saved.
  const { value, error, again } = useAsk(
    "GET /api/dashboards/{name}",
    asked,
    isEdited ? 0 : versionOf({ decided: true }),
  );
  const isNew = error?.code === "DASHBOARD_NOT_FOUND" && place.view["version"] === undefined;
  if (value === undefined && !(isNew && isEdited)) {
    return error === undefined ? <Waiting /> : <Failed error={error} again={again} />;
  }
  if (isEdited) return <DashboardEditor name={name} stored={value} changed={again} />;
  if (value === undefined) return null;
  const isOld = value.versions[0]?.version !== value.version;
  return (
    <>
      <header class="page-head">
        <h1>{value.title}</h1>
        {value.official && <Badge />}
        <p class="quiet">{words.dashboards.by(value.who, formatTime(value.at))}</p>
        <p class="options run-links">
          {may && (!value.official || expert) && (
            <Link class="button" to={{ ...place, view: changeFields(place.view, { edit: "1" }) }}>
              {words.dashboards.edit}
            </Link>
          )}
        </p>
      </header>
      {isOld && (
        <p class="said">
          {words.dashboards.old} <Link to={{ ...place, view: {} }}>{words.dashboards.toNewest}</Link>
        </p>
      )}
      {value.dashboard !== undefined && <DashboardView dashboard={value.dashboard} />}
      <details class="about">
        <summary>
          {words.dashboards.versions} <small>{value.versions.length}</small>
        </summary>
        <ul>
          {value.versions.map(({ version, who, at }) => (
            <li key={version}>
              <Link to={{ ...place, view: { version: String(version) } }}>{words.dashboards.version(version)}</Link>{" "}
              <span class="quiet">{words.dashboards.by(who, formatTime(at))}</span>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
