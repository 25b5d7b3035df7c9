const INTERVAL_MS = 50;
const AT_A_TIME = 5;
/** When this many requests wait for their refusal, further requests are refused at once. */
const MAX_WAITING = 2_000;

/**
 * Refuses requests a few at a time. A thousand refusals at once, and the thousand requests that follow
 * them, would keep the process from all other work.
 */
export class PacedRefusals {
  private readonly waiting = new Set<() => void>();
  private timer: NodeJS.Timeout | undefined;

  /**
   * @param gone fires when the client has gone
   * @throws the reason
   */
  refuse(reason: unknown, gone: AbortSignal): Promise<never> {
    return new Promise((_, reject) => {
      const refuse = () => {
        this.waiting.delete(refuse);
        gone.removeEventListener('abort', refuse);
        reject(reason);
      };
      if (gone.aborted || this.waiting.size >= MAX_WAITING) return refuse();

      gone.addEventListener('abort', refuse);
      this.waiting.add(refuse);
      this.timer ??= setInterval(() => this.refuseSome(), INTERVAL_MS).unref();
    });
  }

  private refuseSome(): void {
    for (const refuse of [...this.waiting].slice(0, AT_A_TIME)) refuse();
    if (this.waiting.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }
}
