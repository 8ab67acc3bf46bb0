import type { z } from "zod";

/** Called with the input of schema S; without any argument when every field has a default. */
export type Configure<S extends z.ZodType, R> = (
  ...config: {} extends z.input<S> ? [config?: z.input<S>] : [config: z.input<S>]
) => R;
