import { z } from "zod";

const subsystem = z.string().regex(/^[A-Z][A-Z0-9]{1,11}$/, { error: "the code of a subsystem: EMC" });
const run = z
  .union([z.int().min(0), z.literal("latest")], { error: "the number of a run, or latest" })
  .default("latest");
const text = z.string({ error: "a text" }).max(500, { error: "a text of at most 500 characters" });
const flag = z.boolean({ error: "true or false" });

const histogram = z.strictObject({
  subsystem,
  hist: text.min(1),
  title: text.optional(),
  run,
  option: z
    .string()
    .regex(/^[A-Za-z0-9,;: _.+*-]{0,60}$/, { error: "a draw option" })
    .optional(),
  logx: flag.optional(),
  logy: flag.optional(),
  logz: flag.optional(),
  grid: flag.optional(),
  stats: flag.optional(),
  /** Runs that lie over it. */
  with: z.array(z.int().min(0), { error: "a list of numbers of runs" }).max(6).default([]),
  norm: flag.default(false),
});

const trend = z.strictObject({ subsystem, trend: text.min(1), title: text.optional() });

const note = z.strictObject({ note: z.string({ error: "a text" }).max(5000) });

/** A page of plots that somebody put together. */
export const dashboardSchema = z.strictObject(
  {
    title: text.default(""),
    columns: z.int().min(1).max(8).default(3),
    plots: z
      .array(
        z.union([histogram, trend, note], {
          error: "a map with `subsystem` and `hist`, with `subsystem` and `trend`, or with `note`",
        }),
        { error: "a list of plots" },
      )
      .max(100, { error: "at most 100 plots" })
      .default([]),
  },
  { error: "a map with title, columns and plots" },
);

export type Dashboard = z.output<typeof dashboardSchema>;
export type DashboardPlot = Dashboard["plots"][number];
