/** A value that is read again only when it is older than `keptMs`. */
export class KeptReading<T> {
  private latest: T | undefined;
  private readMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly readNow: () => Promise<T>,
    private readonly keptMs: number,
  ) {}

  async read(): Promise<T> {
    if (this.latest !== undefined && performance.now() - this.readMs < this.keptMs) {
      return this.latest;
    }
    const begunMs = performance.now();
    this.latest = await this.readNow();
    this.readMs = begunMs;
    return this.latest;
  }

  /** After a change: the next call reads the value again. */
  expire(): void {
    this.readMs = Number.NEGATIVE_INFINITY;
  }
}
