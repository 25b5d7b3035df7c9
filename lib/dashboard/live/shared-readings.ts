import type { LivePoller } from './live-poller.js';

interface Reading {
  readonly answer: Promise<unknown>;
  readonly begunAtMs: number;
  hasEnded: boolean;
}

/**
 * What is the same for everybody is read once an interval, for all who ask. After a change that was
 * made here, nobody gets what was read, or begun to be read, before it. Nor after a look at the store: who
 * asks because of what was seen then would else be told less, and not ask again.
 */
export class SharedReadings {
  private latest = new Map<object, Reading>();

  constructor(
    private readonly poller: Pick<LivePoller, 'expire' | 'toldSinceMs'>,
    private readonly options: { readonly intervalMs: number },
  ) {}

  /** @returns reads, or answers what somebody else has just read */
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
