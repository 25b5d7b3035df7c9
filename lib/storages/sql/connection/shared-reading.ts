type Work<E, T> = (executor: E) => Promise<T>;

/** Readings that share one transaction, one after the other: a connection has one statement at a time. */
export class SharedReading<E> {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly executor: E) {}

  /** The transaction is over after a reading that has failed, so later ones fail as well. */
  run<T>(work: Work<E, T>): Promise<T> {
    const reading = this.last.then(() => work(this.executor));
    this.last = reading;
    return reading;
  }

  /** Resolves when no reading is under way any more, also where one has failed that others wait for. */
  async end(): Promise<void> {
    await this.last.catch(() => {});
  }
}
