import type { NewJob } from '../storage/records.js';

type CreateOne = (store: (job: NewJob) => Promise<void>) => Promise<string | null>;

/**
 * Jobs that are created and wait for the transaction that stores them; their client filters hear of
 * its outcome, and of none before. Open until `committed` or `rolledBack` is called, exactly once.
 */
export class PreparedJobs {
  private readonly creations: Promise<string | null>[] = [];
  private commit!: () => void;
  private fail!: (error: unknown) => void;
  private readonly outcome = new Promise<void>((resolve, reject) => {
    this.commit = resolve;
    this.fail = reject;
  });

  constructor() {
    // Where no job waits for it, a failure is nobody's surprise.
    this.outcome.catch(() => {});
  }

  /** @returns the job, as soon as only storing it is left; undefined where a filter cancelled it */
  prepare(create: CreateOne): Promise<NewJob | undefined> {
    return new Promise((resolve, reject) => {
      const creation = create((job) => {
        resolve(job);
        return this.outcome;
      });
      creation.then(() => resolve(undefined), reject);
      this.creations.push(creation);
    });
  }

  /** @returns what filters threw when they heard of it; the jobs are stored all the same */
  async committed(): Promise<readonly unknown[]> {
    this.commit();
    const ends = await Promise.allSettled(this.creations);
    return ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
  }

  /** Whatever the creations make of the error: it is known already. */
  async rolledBack(error: unknown): Promise<void> {
    this.fail(error);
    await Promise.allSettled(this.creations);
  }
}
