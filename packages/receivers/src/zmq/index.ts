/** The high level trigger over ZeroMQ: what is asked, what comes back, and the receiver that makes files of it. */

export type { Frames } from "../sockets/index.js";
export { createZmqReceiver, type ZmqEdges } from "./create-zmq-receiver.js";
export { type ZmqOptions, zmqDefaults } from "./options.js";
export { encodeRequest, formatOptions, type MergerRequest, parseOptions } from "./request.js";
export { type TakenReply, takeReply } from "./take-reply.js";
