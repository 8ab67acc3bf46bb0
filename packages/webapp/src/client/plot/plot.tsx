import type { HistogramReport } from "@overwatch/core";
import { type JsrootObject, toDrawing, type View } from "@overwatch/render/drawing";
import { useEffect, useRef, useState } from "preact/hooks";
import { addressOf } from "../api.js";
import { words } from "../words.js";
import type { DrawnPlot, Zoom } from "./draw-plot.js";
import { inTurn } from "./draw-queue.js";

export interface PlotProps {
  readonly run: number;
  readonly subsystem: string;
  readonly hist: HistogramReport;
  /** Changes when there may be other contents. */
  readonly version: string;
  readonly view?: View;
  readonly zoom?: Zoom | undefined;
  readonly onZoom?: (zoom: Zoom | undefined) => void;
  /** Drawn at once, not first when it comes into sight. */
  readonly eager?: boolean;
}

/** A histogram, drawn when it comes into sight and kept up to date. */
export function Plot({ run, subsystem, hist, version, view = {}, zoom, onZoom, eager = false }: PlotProps) {
  const element = useRef<HTMLDivElement>(null);
  const drawn = useRef<{ plot: DrawnPlot; key: string } | undefined>(undefined);
  const [isSeen, setSeen] = useState(eager);
  const [problem, setProblem] = useState<string>();
  const [isReady, setReady] = useState(false);
  const key = `${run}/${subsystem}/${hist.name}`;
  const look = JSON.stringify([hist.canvas, view]);

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
      const [object, { drawPlot }] = await Promise.all([
        readObject(run, subsystem, hist.name, abort.signal),
        import("./draw-plot.js"),
      ]);
      if (ended) return;
      await inTurn(async () => {
        if (ended) return;
        const drawing = toDrawing(object, hist.canvas, view);
        const before = drawn.current;
        if (before?.key === key) await before.plot.update(drawing);
        else {
          before?.plot.remove();
          drawn.current = { plot: await drawPlot(here, drawing), key };
          if (zoom !== undefined) await drawn.current.plot.zoom(zoom);
        }
        setProblem(undefined);
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
      {problem !== undefined && <p class="problem">{problem}</p>}
      {!isReady && problem === undefined && <p class="waiting">{words.run.loading}</p>}
    </div>
  );
}

async function readObject(run: number, subsystem: string, name: string, signal: AbortSignal): Promise<JsrootObject> {
  const address = addressOf("/api/runs/{run}/{subsystem}/hist", { params: { run, subsystem }, query: { name } });
  const response = await fetch(address, { signal, credentials: "same-origin" });
  const body = (await response.json()) as JsrootObject & { readonly error?: { readonly message: string } };
  if (!response.ok) throw new Error(body.error?.message ?? response.statusText);
  return body;
}
