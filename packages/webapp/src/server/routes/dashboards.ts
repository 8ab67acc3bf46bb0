import { dashboardInvalid } from "../../errors/catalogue.js";
import { addRoute, type Routing } from "../add-route.js";
import { answer } from "../answer.js";
import type { Dashboards } from "../dashboards/dashboards.js";
import { readDashboard } from "../dashboards/read-dashboard.js";

export interface DashboardParts {
  readonly dashboards: Dashboards;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export function addDashboardRoutes(routing: Routing, { dashboards, now }: DashboardParts): void {
  const { identity } = routing;

  addRoute(routing, "GET /api/dashboards", async () => ({ dashboards: await dashboards.list() }));

  addRoute(routing, "GET /api/dashboards/{name}", async ({ params: { name }, query: { version, form } }) => {
    const { head, text, versions } = await dashboards.get(name, version);
    if (form === "yaml") return answer("text/yaml; charset=utf-8", text, `${name}.yaml`);
    return { ...head, text, versions, ...readDashboard(text) };
  });

  addRoute(routing, "POST /api/dashboards/{name}", async ({ params: { name }, body, who }) => {
    const { text, official, base } = body;
    const read = readDashboard(text);
    if (read.dashboard === undefined)
      throw dashboardInvalid(read.problems.map(({ line, message }) => `line ${line}: ${message}`));
    const before = await dashboards.find(name);
    // What is official is what shifters rely on.
    if (official || before?.head.official === true) identity.require(who, "expert");
    const act = { who: who.user ?? "guest", at: now() / 1000 };
    return dashboards.write({ name, title: read.dashboard.title || name, text, official, base, ...act });
  });

  addRoute(routing, "DELETE /api/dashboards/{name}", async ({ params: { name }, who }) => {
    const { head } = await dashboards.get(name);
    if (head.official) identity.require(who, "expert");
    await dashboards.remove(name, { who: who.user ?? "guest", at: now() / 1000 });
    return { removed: name };
  });

  addRoute(routing, "POST /api/preview", ({ body: { text } }) => readDashboard(text));
}
