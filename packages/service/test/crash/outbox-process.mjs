// A process of its own that sends what is in an outbox to a webhook, for tests of sudden ends. Uses the built package.
// node outbox-process.mjs FOLDER URL: prints a line when it has opened the state, and ends when nothing waits.
import { createNotifier, deliver } from "@overwatch/service/notify";
import { openState } from "@overwatch/service/store";

const [folder, url] = process.argv.slice(2);
const state = await openState({ folder });
const words = { subject: "{worst}", line: "{alarm} {message}" };
const settings = { type: "webhook", url, headers: {}, maxPerHour: 1e6, timeout: 5, ...words };
console.log("open");
// A clock that leaps: what a sender that died had taken is due again.
let now = Date.now() / 1000;
while ((await state.alarms.waiting()).length > 0) {
  now += 3600;
  await deliver({
    state,
    config: { notifiers: { hook: settings } },
    notifierOf: (name) => createNotifier(name, settings, () => {}),
    now: () => now,
  });
}
await state.close();
