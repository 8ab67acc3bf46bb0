/** Files from DQM over HTTP: the receiver, its description, and a client. */
export {
  type ClientOptions,
  createUploadClient,
  type UploadAnswer,
  type UploadClient,
  type UploadHeaders,
} from "./client.js";
export { createHttpReceiver, type HttpEdges } from "./create-http-receiver.js";
export { openApi } from "./open-api.js";
export { type HttpOptions, httpDefaults } from "./options.js";
