import type { Report } from "../../../shared/types.js";
import { addressOf } from "../../api.js";
import { formatNumber, formatTime } from "../../format.js";
import { words } from "../../words.js";

/** What happened to the data of a subsystem, and the files that it is made from. */
export function About({ report }: { readonly report: Report }) {
  const { failures, problems, notes, files, combinedFile, processedFile, run, subsystem } = report;
  const link = (file: string) =>
    addressOf("/api/runs/{run}/{subsystem}/files/{file}", { params: { run, subsystem, file } });
  return (
    <div class="about">
      {failures.length > 0 && (
        <details open>
          <summary>
            {words.run.failures} <small>{failures.length}</small>
          </summary>
          <ul>
            {failures.map(({ message, code, hint, file }, at) => (
              <li key={at}>
                {message} <span class="quiet">{[code, hint, file].filter(Boolean).join(" · ")}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {problems.length > 0 && (
        <details>
          <summary>
            {words.run.problems} <small>{problems.length}</small>
          </summary>
          <ul>
            {problems.map(({ path, reason, file }, at) => (
              <li key={at}>
                <code>{path}</code> {reason} <span class="quiet">{file}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {notes.length > 0 && (
        <details>
          <summary>
            {words.run.notes} <small>{notes.length}</small>
          </summary>
          <ul>
            {notes.map(({ message, time }, at) => (
              <li key={at}>
                {message} <span class="quiet">{formatTime(time)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <details>
        <summary>
          {words.run.files} <small>{files.length}</small>
        </summary>
        <ul>
          <li>
            <a href={link(combinedFile)}>{combinedFile}</a> <span class="quiet">{words.run.combined}</span>
          </li>
          {processedFile !== undefined && (
            <li>
              <a href={link(processedFile)}>{processedFile}</a> <span class="quiet">{words.run.processed}</span>
            </li>
          )}
          {[...files].reverse().map(({ name, time, nEvents }) => (
            <li key={name}>
              <a href={link(name)}>{formatTime(time)}</a>{" "}
              <span class="quiet">
                {name} {nEvents !== null && words.wall.events(formatNumber(nEvents))}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}
