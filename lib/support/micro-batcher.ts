// Not the global one: a test that fakes the global timers would have every caller wait for ever.
import { setImmediate } from 'node:timers';

export interface MicroBatcherOptions<Item, Answer> {
  /** Handles all of them and answers in their order; a rejection is for all of them. */
  readonly flush: (items: readonly Item[]) => Promise<readonly Answer[]>;
  readonly maxBatchSize: number;
  /** Left out, all items are small. */
  readonly size?: ItemSize<Item>;
  readonly maxInFlight: number;
  /** Whether a failed batch may succeed in part when it is cut in two. */
  readonly isWorthSplitting: (error: unknown) => boolean;
}

export interface ItemSize<Item> {
  readonly of: (item: Item) => number;
  /** A batch of several items is no larger than this. */
  readonly maxOfBatch: number;
}

interface Entry<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Lets concurrent callers share one round trip.
 *
 * Idle: nothing waits. Gathering: the first item has arrived; whatever comes before the event loop
 * turns goes along. In flight: up to `maxInFlight` batches are under way; what arrives meanwhile
 * waits, and leaves as one batch as soon as one of them is back.
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

  /** The same without a promise. */
  push(item: Item, resolve: (answer: Answer) => void, reject: (error: unknown) => void): void {
    this.waiting.push({ item, resolve, reject });
    this.gather();
  }

  /** How many items have been added and not been answered. */
  get pending(): number {
    return this.waiting.length + this.unanswered;
  }

  /** The items that have been added and not been answered. */
  items(): readonly Item[] {
    return [...this.inFlight, this.waiting].flatMap((batch) => batch.map(({ item }) => item));
  }

  /** Resolves when everything added so far has been answered. */
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

  /** Never rejects: the outcome is given to those who added the items. */
  private async flush(batch: readonly Entry<Item, Answer>[]): Promise<void> {
    try {
      const answers = await this.options.flush(batch.map(({ item }) => item));
      for (const [index, entry] of batch.entries()) entry.resolve(answers[index] as Answer);
    } catch (error) {
      if (batch.length === 1 || !this.options.isWorthSplitting(error)) {
        for (const entry of batch) entry.reject(error);
        return;
      }
      const middle = batch.length >> 1;
      await this.flush(batch.slice(0, middle));
      await this.flush(batch.slice(middle));
    }
  }

  private becomeIdle(): void {
    const listeners = this.onIdle;
    this.onIdle = [];
    for (const listener of listeners) listener();
  }
}
