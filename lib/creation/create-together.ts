import type { NewJob } from '../storage/records.js';

type CreateOne = (store: (job: NewJob) => Promise<void>) => Promise<string | null>;

/**
 * Creates several jobs through their filters and stores them together: each creation waits, when it
 * comes to storing, until the last one has come that far. One that fails fails them all.
 *
 * @returns the ids in order; null where a filter cancelled
 */
export async function createTogether(
  creations: readonly CreateOne[],
  storeAll: (jobs: readonly NewJob[]) => Promise<void>,
): Promise<(string | null)[]> {
  const jobs = new Array<NewJob | undefined>(creations.length);
  const barrier = new Barrier(creations.length, () => storeAll(jobs.filter((job) => !!job)));

  const outcomes = await Promise.allSettled(
    creations.map(async (create, index) => {
      let hasArrived = false;
      const store = (job: NewJob) => {
        jobs[index] = job;
        hasArrived = true;
        return barrier.arrive();
      };

      try {
        return await create(store);
      } catch (error) {
        if (!hasArrived) barrier.fail(error);
        throw error;
      } finally {
        if (!hasArrived) barrier.withdraw();
      }
    }),
  );

  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw barrier.failure ?? outcome.reason;
    return outcome.value;
  });
}

/** Holds everybody until all have arrived or withdrawn; then does the work once, for all of them. */
class Barrier {
  failure: unknown;
  private open!: () => void;
  private readonly opened = new Promise<void>((resolve) => {
    this.open = resolve;
  });
  private readonly done: Promise<void>;

  constructor(
    private missing: number,
    work: () => Promise<void>,
  ) {
    this.done = this.opened.then(() => {
      if (this.failure !== undefined) throw this.failure;
      return work();
    });
    // Whoever arrives sees the rejection; with nobody left to see it, it is no surprise either.
    this.done.catch(() => {});
    if (missing === 0) this.open();
  }

  arrive(): Promise<void> {
    this.withdraw();
    return this.done;
  }

  withdraw(): void {
    this.missing -= 1;
    if (this.missing === 0) this.open();
  }

  fail(error: unknown): void {
    this.failure ??= error;
  }
}
