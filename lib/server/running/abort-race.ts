/**
 * Waits for things that cannot hear a signal themselves. Once it fires, `stop` ends them; what is being
 * waited for rejects with the signal's reason as soon as they have ended.
 */
export class AbortRace {
  private readonly onAbort: () => void;
  private loss: { readonly reason: unknown } | undefined;
  private interrupt: (reason: unknown) => void = () => {};

  /** @param stop what it throws takes the place of the reason */
  constructor(
    private readonly signal: AbortSignal,
    stop: () => unknown,
  ) {
    this.onAbort = () => {
      const lose = (reason: unknown) => {
        this.loss = { reason };
        this.interrupt(reason);
      };
      void Promise.resolve()
        .then(stop)
        .then(() => lose(signal.reason), lose);
    };
    if (signal.aborted) this.onAbort();
    else signal.addEventListener('abort', this.onAbort, { once: true });
  }

  /**
   * One thing at a time. Not `Promise.race`: what loses it is kept until the end, once for each call.
   *
   * @throws the signal's reason once `stop` has ended what is waited for
   */
  wait<T>(value: T | PromiseLike<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.loss) {
        reject(this.loss.reason);
        return;
      }
      this.interrupt = reject;
      Promise.resolve(value).then(resolve, reject);
    });
  }

  /** @throws the signal's reason, at some time after it has fired */
  ended(): Promise<never> {
    return this.wait(new Promise<never>(() => {}));
  }

  dispose(): void {
    this.signal.removeEventListener('abort', this.onAbort);
  }
}
