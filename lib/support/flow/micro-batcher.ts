// Imported, because with fake global timers a test would keep every caller waiting for ever.
import { setImmediate } from 'node:timers';

/** Whether an error concerns only some of the items, or would occur with every other item as well. */
export type Blame = 'all' | 'some' | 'unknown';

export interface MicroBatcherOptions<Item, Answer> {
  /**
   * Handles all items, and returns the answers in the order of the items. A rejection concerns all items.
   *
   * @param isPart whether the items are a part of a batch that has failed
   */
  readonly flush: (items: readonly Item[], isPart: boolean) => Promise<readonly Answer[]>;
  readonly maxBatchSize: number;
  /** The size of an item. Left out where all items are small. */
  readonly size?: ItemSize<Item>;
  readonly maxInFlight: number;
  readonly blame: (error: unknown) => Blame;
}

export interface ItemSize<Item> {
  readonly of: (item: Item) => number;
  /** The largest size of a batch of several items. */
  readonly maxOfBatch: number;
}

interface Entry<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer, item: Item) => void;
  readonly reject: (error: unknown, item: Item) => void;
}

/**
 * Lets concurrent callers share one round trip.
 *
 * Idle: no item waits. Gathering: the first item has arrived, and items that arrive before the event loop turns join
 * it. In flight: up to `maxInFlight` batches are under way. Items that arrive meanwhile wait, and leave as one batch as
 * soon as a batch is back. Failed: if some of the items are to blame, the batch is cut in two again and again, until
 * each of them stands alone. If the error does not say whether items are to blame, a few items are tried alone to find
 * out.
 */
export class MicroBatcher<Item, Answer> {
  private waiting: Entry<Item, Answer>[] = [];
  private readonly inFlight = new Set<readonly Entry<Item, Answer>[]>();
  private unanswered = 0;
  private isGathering = false;
  private onIdle: (() => void)[] = [];

  constructor(private readonly options: MicroBatcherOptions<Item, Answer>) {}

  add(item: Item): Promise<Answer> {
    return new Promise((resolve, reject) => this.push(item, resolve, reject));
  }

  /** Adds an item without making a promise. */
  push(
    item: Item,
    resolve: (answer: Answer, item: Item) => void,
    reject: (error: unknown, item: Item) => void,
  ): void {
    this.waiting.push({ item, resolve, reject });
    this.gather();
  }

  /** How many items have no answer yet. */
  get pending(): number {
    return this.waiting.length + this.unanswered;
  }

  /** Visits the items that have no answer yet. */
  eachItem(visit: (item: Item) => void): void {
    for (const batch of this.inFlight) for (const { item } of batch) visit(item);
    for (const { item } of this.waiting) visit(item);
  }

  /** Resolves when everything that was added so far has its answer. */
  async drain(): Promise<void> {
    if (this.pending === 0) return;
    await new Promise<void>((resolve) => this.onIdle.push(resolve));
  }

  private gather(): void {
    if (this.isGathering || this.inFlight.size >= this.options.maxInFlight) return;
    this.isGathering = true;
    setImmediate(() => {
      this.isGathering = false;
      this.send();
    });
  }

  private send(): void {
    while (this.waiting.length > 0 && this.inFlight.size < this.options.maxInFlight) {
      const batch = this.waiting.splice(0, this.nextBatchSize());
      this.inFlight.add(batch);
      this.unanswered += batch.length;
      void this.flush(batch).then(() => {
        this.inFlight.delete(batch);
        this.unanswered -= batch.length;
        if (this.waiting.length > 0) this.gather();
        else if (this.pending === 0) this.becomeIdle();
      });
    }
  }

  private nextBatchSize(): number {
    const { maxBatchSize, size } = this.options;
    if (!size) return maxBatchSize;

    const atMost = Math.min(maxBatchSize, this.waiting.length);
    let total = 0;
    for (let index = 0; index < atMost; index += 1) {
      total += size.of((this.waiting[index] as Entry<Item, Answer>).item);
      if (total > size.maxOfBatch) return Math.max(1, index);
    }
    return atMost;
  }

  /** Never rejects: the callers who added the items get the outcome. */
  private async flush(batch: readonly Entry<Item, Answer>[], isPart = false): Promise<void> {
    const failure = await this.attempt(batch, isPart);
    if (!failure) return;

    const { error } = failure;
    const blame = batch.length === 1 ? 'all' : this.options.blame(error);
    if (blame === 'all') for (const entry of batch) entry.reject(error, entry.item);
    else if (blame === 'some') await this.flushHalves(batch);
    else await this.probe(batch, error);
  }

  private async attempt(
    batch: readonly Entry<Item, Answer>[],
    isPart: boolean,
  ): Promise<{ readonly error: unknown } | undefined> {
    try {
      const items = batch.map(({ item }) => item);
      const answers = await this.options.flush(items, isPart);
      batch.forEach((entry, index) => {
        entry.resolve(answers[index] as Answer, entry.item);
      });
      return undefined;
    } catch (error) {
      return { error };
    }
  }

  private async flushHalves(batch: readonly Entry<Item, Answer>[]): Promise<void> {
    const middle = batch.length >> 1;
    if (middle > 0) await this.flush(batch.slice(0, middle), true);
    if (batch.length > 0) await this.flush(batch.slice(middle), true);
  }

  /** Tries the first and the last item alone. If one of them succeeds, other items are to blame. */
  private async probe(batch: readonly Entry<Item, Answer>[], error: unknown): Promise<void> {
    const [first, ...rest] = batch as [Entry<Item, Answer>, ...Entry<Item, Answer>[]];
    if (await this.faresBetterAlone(first)) return this.flushHalves(rest);

    const last = rest.pop();
    if (last && (await this.faresBetterAlone(last))) return this.flushHalves(rest);
    for (const entry of rest) entry.reject(error, entry.item);
  }

  private async faresBetterAlone(entry: Entry<Item, Answer>): Promise<boolean> {
    const failure = await this.attempt([entry], true);
    if (!failure) return true;

    entry.reject(failure.error, entry.item);
    return this.options.blame(failure.error) === 'some';
  }

  private becomeIdle(): void {
    const listeners = this.onIdle;
    this.onIdle = [];
    for (const listener of listeners) listener();
  }
}
