/** What a shifter and an expert look at: server, pages and typed API. Reads the store; leaves work as rows in the state. */

export type { Answer } from "./server/answer.js";
export { type BrowseApp, type BrowseEdges, createBrowseApp } from "./server/browse/create-browse-app.js";
export { createWebApp, type WebApp, type WebEdges } from "./server/create-web-app.js";
export { encode as encodeHistogram, type HistogramForm } from "./server/histograms/histogram-reader.js";
export type { Operation, WebNumbers } from "./server/routes/operation.js";
export { ensureAdmin, firstAdmin } from "./server/users/first-admin.js";
export { randomPassword } from "./server/users/passwords.js";
export { roles } from "./server/users/roles.js";
export { type Act, createUsers, type Users } from "./server/users/users.js";
export type { Role, UserInfo } from "./shared/types.js";
