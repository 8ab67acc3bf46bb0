import * as z from "zod";

const flag = z.boolean({ error: "true or false" });
const role = z.enum(["viewer", "shifter", "expert", "admin"], { error: "viewer, shifter, expert or admin" });
const header = z
  .string({ error: "the name of a header" })
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/, { error: "the name of a header" });

/** Behind a proxy that signs people in: whom it may be, and how it says who somebody is. */
const proxy = z.strictObject(
  {
    addresses: z
      .array(z.string({ error: "an IP address" }).min(1), { error: "a list of IP addresses" })
      .min(1, { error: "a list of at least one IP address" })
      .describe("IP addresses of the proxies. What others say in these headers is not believed."),
    userHeader: header.exactOptional().describe("The header with the name of who is signed in."),
    role: role.default("viewer").describe("The role of a user of the proxy who is not among the users of Overwatch."),
  },
  { error: "a map" },
);

/** The section `web`: what serves the pages. */
export const webSchema = z.strictObject(
  {
    host: z
      .string({ error: "a host name or IP address" })
      .min(1, { error: "a host name or IP address" })
      .default("127.0.0.1")
      .describe("The address that is listened on. Default: this machine only."),
    port: z
      .int({ error: "a port: 0 to 65535" })
      .min(0, { error: "a port: 0 to 65535" })
      .max(65_535, { error: "a port: 0 to 65535" })
      .default(8850)
      .describe("The port; 0 takes a free one."),
    basePath: z
      .string({ error: "a path that begins and ends with /" })
      .regex(/^\/([A-Za-z0-9._~-]+\/)*$/, { error: "a path that begins and ends with /" })
      .default("/")
      .describe("Where a proxy in front shows the pages: `/overwatch/`."),
    guests: flag.default(false).describe("Whether those who are not signed in may read."),
    secureCookies: flag
      .default(false)
      .describe("Whether cookies go over HTTPS only, also when a proxy does not say that it was asked over HTTPS."),
    sessionHours: z
      .number({ error: "a number of hours above 0" })
      .positive({ error: "a number of hours above 0" })
      .max(8760, { error: "a number of hours, at most 8760" })
      .default(168)
      .describe("Hours after which somebody has to sign in again."),
    staleAfter: z
      .number({ error: "a number of seconds above 0" })
      .positive({ error: "a number of seconds above 0" })
      .default(300)
      .describe("Seconds without data after which a subsystem is shown as not live."),
    proxy: proxy.exactOptional().describe("A proxy in front that signs people in."),
  },
  { error: "a map" },
);
