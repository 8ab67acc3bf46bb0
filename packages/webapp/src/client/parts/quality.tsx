import type { Quality } from "@overwatch/core";
import { words } from "../words.js";

/** A form for each quality, so that colour is never the only sign. */
const forms: Readonly<Record<Quality, string>> = {
  good: "M3 8.5l3.2 3.2L13 4.8",
  medium: "M8 3v6M8 12v.6",
  bad: "M4 4l8 8M12 4l-8 8",
  null: "M4 8h8",
};

/** The sign of a quality; with `words` its name beside it. */
export function QualityMark({ quality, named = false }: { readonly quality: Quality; readonly named?: boolean }) {
  const name = words.quality[quality];
  return (
    <span class={`quality ${quality}`} title={name}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={forms[quality]} />
      </svg>
      {named ? <span>{name}</span> : <span class="unseen">{name}</span>}
    </span>
  );
}
