/** Who is told what: alarms live on in the state, messages wait in its outbox until they were sent. */
export {
  type Actor,
  type AlarmName,
  acknowledgeAlarm,
  listMutes,
  muteAlarm,
  unmuteAlarm,
} from "../store/index.js";
export { createNotifier, type NotifierSettings } from "./create-notifier.js";
export { backOff, type Delivery, type DeliveryEdges, deliver } from "./deliver.js";
export type { NoticeMessage, Notifier } from "./notifier.js";
export { tellNotices, type WatchEdges, type WatchedAlarms, watchAlarms } from "./watch-alarms.js";
export { type Templates, writeMessage } from "./write-message.js";
