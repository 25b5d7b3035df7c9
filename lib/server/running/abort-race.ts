/**
 * Waits for work that cannot hear a signal itself. Once the signal fires, `stop` ends the work, and the wait
 * rejects with the signal's reason as soon as the work has ended.
 */
export class AbortRace {
  private readonly onAbort: () => void;
  private loss: { readonly reason: unknown } | undefined;
  private interrupt: (reason: unknown) => void = () => {};

  /** @param stop ends the work; an error that it throws replaces the reason */
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
   * Waits for one value at a time. `Promise.race` would keep each value that loses until the signal fires.
   *
   * @throws the signal's reason once `stop` has ended the work
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

  /** @throws the signal's reason, some time after the signal has fired */
  ended(): Promise<never> {
    return this.wait(new Promise<never>(() => {}));
  }

  dispose(): void {
    this.signal.removeEventListener('abort', this.onAbort);
  }
}
