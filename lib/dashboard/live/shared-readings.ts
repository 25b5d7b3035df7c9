import type { LivePoller } from './live-poller.js';

interface Reading {
  readonly answer: Promise<unknown>;
  readonly begunAtMs: number;
  hasEnded: boolean;
}

/**
 * Values that are the same for everybody are read once an interval, for all requests. After a change through this
 * process, no request gets a value whose reading began before the change. The same holds after a look at the store:
 * otherwise a page that asks because of that look could get an older value, and would then not ask again.
 */
export class SharedReadings {
  private latest = new Map<object, Reading>();

  constructor(
    private readonly poller: Pick<LivePoller, 'expire' | 'toldSinceMs'>,
    private readonly options: { readonly intervalMs: number },
  ) {}

  /** @returns a function that reads the value, or returns the value that another request has just read */
  share<T>(read: () => Promise<T>): () => Promise<T> {
    return () => {
      const known = this.latest.get(read);
      if (known && this.isFresh(known)) return known.answer as Promise<T>;

      const answer = read();
      this.keep(read, answer);
      return answer;
    };
  }

  expire(): void {
    this.latest = new Map();
    this.poller.expire();
  }

  private keep(read: object, answer: Promise<unknown>): void {
    const reading: Reading = { answer, begunAtMs: performance.now(), hasEnded: false };
    const { latest } = this;
    latest.set(read, reading);
    answer.then(
      () => {
        reading.hasEnded = true;
      },
      () => latest.delete(read),
    );
  }

  private isFresh({ hasEnded, begunAtMs }: Reading): boolean {
    if (begunAtMs < this.poller.toldSinceMs) return false;
    return !hasEnded || performance.now() - begunAtMs < this.options.intervalMs;
  }
}
