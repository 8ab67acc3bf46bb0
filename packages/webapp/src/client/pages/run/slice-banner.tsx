import type { Slice } from "../../../shared/types.js";
import { formatClock, formatInfo, formatNumber } from "../../format.js";
import { Link } from "../../navigation.js";
import { QualityMark } from "../../parts/quality.js";
import { changeFields } from "../../place.js";
import { words } from "../../words.js";
import type { RunPlace } from "./run-place.js";

/** What is shown in place of the run's own results. */
export function SliceBanner({ place, slice }: { readonly place: RunPlace; readonly slice: Slice }) {
  const { minutes, available, files, rule, options, nEvents, quality } = slice;
  const isCompared = place.view["with"]?.split(",").includes("whole") === true;
  return (
    <section class="slice-banner" aria-label={words.slices.title}>
      <p>
        <QualityMark quality={quality} /> <strong>{words.slices.shown(minutes.from, minutes.to)}</strong>{" "}
        {words.slices.files(files.length, formatClock(available.from), formatClock(available.to))} · {words.slices.rule}{" "}
        {rule}
        {nEvents !== null && ` · ${words.wall.events(formatNumber(nEvents))}`}
        <span class="quiet">{Object.entries(options).map(([name, value]) => ` · ${name}=${formatInfo(value)}`)}</span>
      </p>
      <p class="options">
        <Link
          class="button"
          to={{
            ...place,
            view: changeFields(place.view, {
              with: isCompared ? undefined : "whole",
              norm: isCompared ? undefined : "1",
            }),
          }}
          {...(isCompared ? { "aria-current": "true" as const } : {})}
        >
          {words.slices.compare}
        </Link>
        <Link class="button" to={{ ...place, view: changeFields(place.view, { slice: undefined, with: undefined }) }}>
          {words.slices.back}
        </Link>
      </p>
    </section>
  );
}
