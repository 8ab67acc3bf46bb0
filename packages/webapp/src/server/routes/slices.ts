import type { State } from "@overwatch/service/store";
import { requestNotFound, runNotFound, sliceNotFound, tooManyRequests } from "../../errors/catalogue.js";
import { addRoute, type Routing } from "../add-route.js";
import type { KnownReports } from "../histograms/known-reports.js";
import type { KnownSlices } from "../histograms/known-slices.js";
import type { Who } from "../identity.js";
import type { RateLimit } from "../rate-limit.js";
import { type OptionQuestions, workKinds, workOf } from "../requests.js";

export interface SliceParts {
  readonly state: Pick<State, "requests">;
  readonly reports: KnownReports;
  readonly slices: KnownSlices;
  readonly options: OptionQuestions;
  /** Of work that takes processors' time, for each user. */
  readonly works: RateLimit;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Parts of runs: what is asked for becomes a row of the state, which whoever works on the data folder takes up. */
export function addSliceRoutes(routing: Routing, { state, reports, slices, options, works, now }: SliceParts): void {
  async function requireKnown({ run, subsystem }: { readonly run: number; readonly subsystem: string }): Promise<void> {
    if ((await reports.get(run, subsystem)) === undefined) throw runNotFound(run, subsystem);
  }

  async function ask(kind: string, what: object, { user = "web", address }: Who) {
    const wait = works.take(user === "web" ? address : user);
    if (wait > 0) throw tooManyRequests("slices and questions", wait);
    return workOf(await state.requests.ask({ at: now() / 1000, who: user, kind, what }));
  }

  addRoute(routing, "GET /api/runs/{run}/{subsystem}/options", async ({ params }) => {
    await requireKnown(params);
    return options.optionsOf(params.subsystem);
  });

  addRoute(routing, "GET /api/runs/{run}/{subsystem}/slices", async ({ params }) => {
    await requireKnown(params);
    return { slices: await slices.list(params) };
  });

  addRoute(routing, "POST /api/runs/{run}/{subsystem}/slices", async ({ params, body, who }) => {
    await requireKnown(params);
    const { from, to, options: chosen } = body;
    return ask("slice", { ...params, from, to, options: chosen }, who);
  });

  addRoute(routing, "GET /api/runs/{run}/{subsystem}/slices/{slice}", async ({ params: { run, subsystem, slice } }) => {
    await requireKnown({ run, subsystem });
    const found = await slices.get({ run, subsystem }, slice);
    if (found === undefined) throw sliceNotFound(run, subsystem, slice);
    return found;
  });

  addRoute(routing, "POST /api/runs/{run}/{subsystem}/when", async ({ params, body: { target }, who }) => {
    await requireKnown(params);
    return ask("when", { ...params, target }, who);
  });

  addRoute(routing, "GET /api/requests/{number}", async ({ params: { number } }) => {
    const request = await state.requests.get(number);
    if (request === undefined || !workKinds.includes(request.kind)) throw requestNotFound(number);
    return workOf(request);
  });
}
