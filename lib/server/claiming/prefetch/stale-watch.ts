/**
 * Notices when the same item has been the first of a line for too long. Jobs that found no free worker here in time may
 * find one on another server.
 */
export class StaleWatch<T> {
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;

  /**
   * @param first the first item now; undefined when the line is empty
   * @param onStale called when the first item has not changed for the whole time
   */
  constructor(
    private readonly timeoutMs: number,
    private readonly first: () => T | undefined,
    private readonly onStale: () => void,
  ) {}

  /** Call this when the line has an item. The watch lasts until the line is empty. */
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

  /** Stops for good. */
  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }
}
