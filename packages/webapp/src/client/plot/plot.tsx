import type { HistogramReport } from "@overwatch/core";
import {
  type Drawing,
  type JsrootObject,
  type Other,
  ratioOf,
  toDrawing,
  type View,
  withOthers,
} from "@overwatch/render/drawing";
import { useEffect, useRef, useState } from "preact/hooks";
import { addressOf } from "../api.js";
import { words } from "../words.js";
import type { Compared } from "./compared.js";
import type { DrawnPlot, Zoom } from "./draw-plot.js";
import { inTurn } from "./draw-queue.js";

export interface PlotProps {
  readonly run: number;
  readonly subsystem: string;
  readonly hist: HistogramReport;
  /** Changes when there may be other contents. */
  readonly version: string;
  /** Of a time slice, its name. */
  readonly slice?: string | undefined;
  /** What lies over it. */
  readonly compared?: Compared | undefined;
  /** Shows it divided by the first of `compared`, in place of itself. */
  readonly divided?: boolean;
  readonly view?: View;
  readonly zoom?: Zoom | undefined;
  readonly onZoom?: (zoom: Zoom | undefined) => void;
  /** Drawn at once, not first when it comes into sight. */
  readonly eager?: boolean;
}

/** A histogram, drawn when it comes into sight and kept up to date. */
export function Plot(props: PlotProps) {
  const { run, subsystem, hist, version, slice, compared, divided = false } = props;
  const { view = {}, zoom, onZoom, eager = false } = props;
  const element = useRef<HTMLDivElement>(null);
  const drawn = useRef<{ plot: DrawnPlot; key: string } | undefined>(undefined);
  const [isSeen, setSeen] = useState(eager);
  const [problem, setProblem] = useState<string>();
  const [isReady, setReady] = useState(false);
  const key = `${run}/${subsystem}/${slice ?? ""}/${hist.name}`;
  const look = JSON.stringify([hist.canvas, view, compared, divided]);

  useEffect(() => {
    const here = element.current;
    if (here === null || isSeen) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setSeen(true),
      { rootMargin: "300px" },
    );
    observer.observe(here);
    return () => observer.disconnect();
  }, [isSeen]);
  useEffect(() => {
    const here = element.current;
    if (!isSeen || here === null) return;
    let ended = false;
    const abort = new AbortController();
    const show = async () => {
      const read = (of: number, part?: string) =>
        readObject({ run: of, subsystem, name: hist.name, slice: part }, abort.signal);
      const [object, others, { drawPlot }] = await Promise.all([
        read(run, slice),
        readOthers(compared, (other) => read(other)),
        import("./draw-plot.js"),
      ]);
      if (ended) return;
      await inTurn(async () => {
        if (ended) return;
        const drawing = drawingOf(object, others.found, { hist, view, compared, divided });
        if (drawing === undefined) throw new Error(words.run.compare.noRatio);
        const before = drawn.current;
        if (before?.key === key) await before.plot.update(drawing);
        else {
          before?.plot.remove();
          drawn.current = { plot: await drawPlot(here, drawing), key };
          if (zoom !== undefined) await drawn.current.plot.zoom(zoom);
        }
        setProblem(others.missing.map(words.run.compare.missing).join("; ") || undefined);
        setReady(true);
      });
    };
    show().catch((error: unknown) => {
      if (!ended) setProblem(error instanceof Error ? error.message : String(error));
    });
    return () => {
      ended = true;
      abort.abort();
    };
  }, [isSeen, key, version, look]);

  useEffect(() => {
    const here = element.current;
    if (here === null) return;
    let width = here.clientWidth;
    const observer = new ResizeObserver(() => {
      if (here.clientWidth === width || here.clientWidth === 0) return;
      width = here.clientWidth;
      drawn.current?.plot.fit();
    });
    observer.observe(here);
    return () => {
      observer.disconnect();
      drawn.current?.plot.remove();
      drawn.current = undefined;
    };
  }, []);

  useEffect(() => {
    const here = element.current;
    if (here === null || onZoom === undefined) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => onZoom(drawn.current?.plot.zoomed()), 400);
    };
    for (const type of ["pointerup", "wheel", "dblclick"]) here.addEventListener(type, later, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const type of ["pointerup", "wheel", "dblclick"]) here.removeEventListener(type, later);
    };
  }, [onZoom]);

  return (
    <div class="plot" data-hist={hist.name} aria-busy={!isReady && problem === undefined}>
      <div class="canvas" ref={element} role="img" aria-label={hist.prettyName} />
      {problem !== undefined && <p class={isReady ? "problem over" : "problem"}>{problem}</p>}
      {!isReady && problem === undefined && <p class="waiting">{words.run.loading}</p>}
    </div>
  );
}

interface Wanted {
  readonly run: number;
  readonly subsystem: string;
  readonly name: string;
  readonly slice?: string | undefined;
}

async function readObject({ run, subsystem, name, slice }: Wanted, signal: AbortSignal): Promise<JsrootObject> {
  const query = { name, slice };
  const address = addressOf("/api/runs/{run}/{subsystem}/hist", { params: { run, subsystem }, query });
  const response = await fetch(address, { signal, credentials: "same-origin" });
  const body = (await response.json()) as JsrootObject & { readonly error?: { readonly message: string } };
  if (!response.ok) throw new Error(body.error?.message ?? response.statusText);
  return body;
}

/** What can be laid over; a run without this plot is named, and hinders nothing. */
async function readOthers(compared: Compared | undefined, read: (run: number) => Promise<JsrootObject>) {
  const found: Other[] = [];
  const missing: string[] = [];
  const objects = (compared?.others ?? []).map(async ({ run, label }) => ({ label, object: await read(run) }));
  const settled = await Promise.allSettled(objects);
  settled.forEach((each, at) => {
    if (each.status === "fulfilled") found.push(each.value);
    else missing.push(compared?.others[at]?.label ?? "");
  });
  return { found, missing };
}

/** Undefined for a ratio of what cannot be divided. */
function drawingOf(
  object: JsrootObject,
  others: readonly Other[],
  { hist, view = {}, compared, divided = false }: Pick<PlotProps, "hist" | "view" | "compared" | "divided">,
): Drawing | undefined {
  const { normalise = false, label = "" } = compared ?? {};
  if (!divided) return withOthers(toDrawing(object, hist.canvas, view), { label, others, normalise });
  const [first] = others;
  const ratio = first && ratioOf(object, first.object, { normalise, title: `${label} / ${first.label}` });
  if (ratio === undefined) return undefined;
  const { overlays: _, members: _members, style: _style, y: _y, z: _z, ...canvas } = hist.canvas;
  const option = ratio._typename.startsWith("TH1") ? "e" : "colz";
  return toDrawing(
    ratio,
    { ...canvas, showTitle: false, showStats: false, y: {}, z: {}, style: {}, members: [], overlays: [] },
    { ...view, option, logY: false, logZ: false, stats: false },
  );
}
