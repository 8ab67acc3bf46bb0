/** ZeroMQ: the only room that knows the library. Messages in and out as arrays of frames. */
export { type Answerer, openAnswerer } from "./answerer.js";
export { type Endpoint, parseEndpoint, type SocketMode, socketModes } from "./endpoint.js";
export { type Frames, type MessageSource, openSource, type SourceLimits } from "./source.js";
