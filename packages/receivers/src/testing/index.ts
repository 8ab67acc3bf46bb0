/** What tests of receivers need; the contract suite uses vitest, which the caller brings. */
export { checkClause, describeReceiver } from "./describe-receiver.js";
export {
  type ReceiverClause,
  type ReceiverUnderTest,
  receiverContract,
  type StartReceiver,
} from "./receiver-contract.js";
