/**
 * Finds out that what lies first has been lying there for too long: jobs that found no free worker in time
 * may find one elsewhere.
 */
export class StaleWatch<T> {
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;

  /**
   * @param first what lies first now; undefined when nothing does
   * @param onStale that has not changed for the whole time
   */
  constructor(
    private readonly timeoutMs: number,
    private readonly first: () => T | undefined,
    private readonly onStale: () => void,
  ) {}

  /** Something lies there: watches until nothing does. */
  begin(): void {
    if (this.timer || this.isStopped) return;
    const seen = this.first();

    this.timer = setTimeout(() => {
      this.timer = undefined;
      const first = this.first();
      if (first === undefined) return;
      if (first === seen) this.onStale();
      else this.begin();
    }, this.timeoutMs);
  }

  /** For good. */
  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }
}
