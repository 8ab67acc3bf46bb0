import type { HistogramReport } from "@overwatch/core";
import { type JsrootObject, toDrawing } from "@overwatch/render/drawing";
import { useEffect, useRef, useState } from "preact/hooks";
import { viewOf } from "../../../shared/view-fields.js";
import { addressOf } from "../../api.js";
import { useNavigation } from "../../navigation.js";
import { changeFields, type Fields } from "../../place.js";
import type { DrawnPlot } from "../../plot/draw-plot.js";
import { words } from "../../words.js";
import { DrawOptions } from "../run/draw-options.js";
import { useJson } from "./use-json.js";

interface ObjectViewProps {
  readonly file: string;
  readonly object: string;
  readonly view: Fields;
}

const canvas: HistogramReport["canvas"] = {
  drawOptions: "",
  title: "",
  showTitle: true,
  showStats: true,
  x: {},
  y: {},
  z: {},
  style: {},
  members: [],
  overlays: [],
};
const forms = [
  ["ROOT", "root"],
  ["JSON", "arrays"],
  ["CSV", "csv"],
] as const;

/** One object of a file, drawn as it is. */
export function ObjectView({ file, object, view }: ObjectViewProps) {
  const { go } = useNavigation();
  const element = useRef<HTMLDivElement>(null);
  const plot = useRef<DrawnPlot | undefined>(undefined);
  const [problem, setProblem] = useState<string>();
  const query = { path: file, object };
  const { value, error } = useJson<JsrootObject>(addressOf("/api/browse/object", { query }));
  const look = JSON.stringify(viewOf(view));
  useEffect(() => {
    const here = element.current;
    if (here === null || value === undefined) return;
    let ended = false;
    const draw = async () => {
      const { drawPlot } = await import("../../plot/draw-plot.js");
      if (ended) return;
      const drawing = toDrawing(value, canvas, viewOf(view));
      if (plot.current === undefined) plot.current = await drawPlot(here, drawing);
      else await plot.current.update(drawing);
    };
    draw().catch(() => setProblem(words.browse.notDrawn));
    return () => {
      ended = true;
    };
  }, [value, look]);
  useEffect(
    () => () => {
      plot.current?.remove();
      plot.current = undefined;
    },
    [],
  );
  const type = value?._typename ?? "";
  return (
    <article class="hist">
      <header>
        <div>
          <h2>{object}</h2>
          <p class="quiet">
            {file} · {words.browse.class} {type}
          </p>
        </div>
      </header>
      <div class="hist-plot">
        <div class="plot" data-hist={object}>
          <div class="canvas" ref={element} role="img" aria-label={object} />
          {(problem ?? error) !== undefined && <p class="problem">{problem ?? error}</p>}
        </div>
        <DrawOptions
          fields={view}
          hist={{ canvas, class: type }}
          change={(changes) => go({ page: "browse", view: changeFields(view, changes) }, { replace: true })}
        />
        <p class="options">
          <span class="quiet">{words.run.export}</span>
          {forms.map(([label, form]) => (
            <a
              key={form}
              class="button"
              href={addressOf("/api/browse/object", { query: { ...query, form } })}
              download=""
            >
              {label}
            </a>
          ))}
        </p>
      </div>
    </article>
  );
}
