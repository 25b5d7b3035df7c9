/**
 * Waits for work that cannot listen to a signal itself. When the signal fires, `stop` ends the work. Once the work has
 * ended, the wait rejects with the signal's reason.
 */
export class AbortRace {
  private readonly onAbort: () => void;
  private loss: { readonly reason: unknown } | undefined;
  private interrupt: (reason: unknown) => void = () => {};

  /** @param stop ends the work; if it throws, the wait rejects with that error instead */
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
   * Waits for one value at a time. `Promise.race` would keep every value that loses in memory until the signal fires.
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

  /**
   * Waits for `stop` to end the work after the signal has fired.
   * @throws the signal's reason
   */
  ended(): Promise<never> {
    return this.wait(new Promise<never>(() => {}));
  }

  dispose(): void {
    this.signal.removeEventListener('abort', this.onAbort);
  }
}
