import type { Notice } from "@overwatch/core";

/** What goes out at once: subject and text for people, the notices for programs. */
export interface NoticeMessage {
  readonly subject: string;
  readonly text: string;
  readonly notices: readonly Notice[];
}

/** One way to tell people. */
export interface Notifier {
  /** As in the configuration. */
  readonly name: string;
  /**
   * Resolves when the message was accepted by whoever passes it on; rejects with NOTIFIER_FAILED when it was not, and
   * soon after `signal` is aborted. It keeps nothing from one call to the next.
   */
  readonly send: (message: NoticeMessage, signal: AbortSignal) => Promise<void>;
}
