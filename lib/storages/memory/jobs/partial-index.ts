import { type Compare, Heap } from './heap.js';
import type { StoredJob } from './stored-job.js';

/** Some of the jobs, grouped by a key and in order within each group. */
export class PartialIndex {
  private readonly groups = new Map<string, Heap<StoredJob>>();

  /** @param keyOf the group of a job; undefined for a job that is not in this index */
  constructor(
    private readonly keyOf: (job: StoredJob) => string | undefined,
    private readonly order: Compare<StoredJob>,
  ) {}

  get isEmpty(): boolean {
    return this.groups.size === 0;
  }

  add(job: StoredJob): void {
    const key = this.keyOf(job);
    if (key === undefined) return;

    const group = this.groups.get(key) ?? new Heap(this.order);
    this.groups.set(key, group);
    group.add(job);
  }

  remove(job: StoredJob): void {
    const key = this.keyOf(job);
    if (key === undefined) return;

    const group = this.groups.get(key);
    group?.delete(job);
    if (group?.size === 0) this.groups.delete(key);
  }

  keys(): Iterable<string> {
    return this.groups.keys();
  }

  first(key: string): StoredJob | undefined {
    return this.groups.get(key)?.peek();
  }

  firstOfEach(): StoredJob[] {
    return [...this.groups.values()].flatMap((group) => group.peek() ?? []);
  }

  /** A whole group in no particular order. */
  all(key: string): Iterable<StoredJob> {
    return this.groups.get(key) ?? [];
  }

  /** The first jobs of a group as long as `matches` holds, without the jobs to pass over. */
  take(key: string, { limit, matches, passOver }: TakeOptions): StoredJob[] {
    const group = this.groups.get(key);
    const looked: StoredJob[] = [];
    const taken: StoredJob[] = [];

    for (let job = group?.peek(); job !== undefined && taken.length < limit; job = group?.peek()) {
      if (!matches(job)) break;
      group?.delete(job);
      looked.push(job);
      if (!passOver(job)) taken.push(job);
    }
    for (const job of looked) group?.add(job);
    return taken;
  }
}

interface TakeOptions {
  readonly limit: number;
  readonly matches: (job: StoredJob) => boolean;
  readonly passOver: (job: StoredJob) => boolean;
}
