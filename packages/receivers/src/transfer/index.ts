/** Received files to other sites: each is confirmed by its hash before it is removed here. */
export { createTransfer, type TransferEdges, type TransferOptions } from "./create-transfer.js";
export { createFolderSite, createHttpSite, createSite, type Site } from "./site.js";
export { type Retries, withRetries } from "./with-retries.js";
