import { Failure } from '../filters/filter-onion.js';
import type { NewJob } from '../storage/records.js';
import { andThen, isPromise, type MaybePromise } from '../support/maybe-promise.js';
import type { Creation } from './creation.js';

/** Jobs that are stored together: those that have entered their client filters leave with one outcome. */
export class JointCreation {
  private readonly entered: Creation[] = [];

  /** @returns the job, to be stored with the others; undefined where a filter has cancelled it */
  enter(creation: Creation): MaybePromise<NewJob | undefined> {
    return andThen(creation.enter(), (job) => {
      if (job) this.entered.push(creation);
      return job;
    });
  }

  /**
   * All of them side by side. One that throws fails them all.
   *
   * @returns the jobs in the order of their creations; undefined where a filter has cancelled one
   */
  async enterAll(creations: readonly Creation[]): Promise<readonly (NewJob | undefined)[]> {
    const jobs = new Array<NewJob | undefined>(creations.length);
    const waiting: PromiseLike<void>[] = [];
    const failures: Failure[] = [];
    const fail = (exception: unknown) => {
      failures.push(new Failure(exception));
    };

    for (const [index, creation] of creations.entries()) {
      try {
        const entering = this.enter(creation);
        if (!isPromise(entering)) jobs[index] = entering;
        else {
          const keep = (job: NewJob | undefined) => {
            jobs[index] = job;
          };
          waiting.push(entering.then(keep, fail));
        }
      } catch (exception) {
        fail(exception);
      }
    }
    await Promise.all(waiting);
    const [failure] = failures;
    if (!failure) return jobs;

    await this.leave(failure);
    throw failure.exception;
  }

  /**
   * Stores the jobs and leaves their filters.
   *
   * @returns the failure to store them that filters of all the jobs have handled
   * @throws what filters have thrown, and the failure where no filter has handled it
   */
  async storeWith(store: () => Promise<void>): Promise<Failure | undefined> {
    let failure: Failure | undefined;
    try {
      await store();
    } catch (exception) {
      failure = new Failure(exception);
    }
    const thrown = await this.leave(failure);
    if (thrown.length > 0) throw thrown[0];
    return failure;
  }

  /**
   * Without a failure once the jobs are stored.
   *
   * @returns what filters have thrown, and the exception of the failure where no filter of a job has handled it
   */
  async leave(failure?: Failure): Promise<readonly unknown[]> {
    const thrown: unknown[] = [];
    const waiting: PromiseLike<void>[] = [];
    const note = (exception: unknown) => {
      thrown.push(exception);
    };

    for (const creation of this.entered) {
      try {
        const leaving = creation.leave(failure);
        if (isPromise(leaving)) waiting.push(leaving.then(undefined, note));
      } catch (exception) {
        note(exception);
      }
    }
    await Promise.all(waiting);
    return thrown;
  }
}
