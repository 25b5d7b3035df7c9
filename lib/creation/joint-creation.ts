import { Failure } from '../filters/filter-onion.js';
import type { NewJob } from '../storage/jobs/records.js';
import { isPromise, type MaybePromise } from '../support/flow/maybe-promise.js';
import type { Creation } from './creation.js';
import { operationOfAll } from './creation-operation.js';
import type { CreationScope, Leaving } from './creation-scope.js';

export interface JointOutcome {
  /**
   * The ids in the order of the creations. The id is null where a filter has cancelled the job. After a failure all ids
   * are null.
   */
  readonly ids: (string | null)[];
  /** Why nothing was stored, where the filters of all jobs have handled the exception. */
  readonly failure: Failure | undefined;
}

/** Stores several jobs together. All jobs that have entered their client filters leave them with the same outcome. */
export class JointCreation {
  private readonly entered: Creation[] = [];

  /** @param scope is active while `storeAll` works */
  constructor(private readonly scope?: CreationScope) {}

  /**
   * Enters the filters of all jobs side by side, has the jobs stored, and leaves the filters. An error of one job fails
   * all.
   *
   * @throws the first exception of the filters, or the exception of storing, unless the filters of every job have
   *   handled it
   */
  storeAll(
    creations: readonly Creation[],
    store: (jobs: readonly NewJob[]) => Promise<void>,
  ): Promise<JointOutcome> {
    if (!this.scope) return this.storeTogether(creations, store);

    const operation = operationOfAll(creations.map(({ start }) => start));
    const beginning = { jobs: creations, operation, isBulk: true };
    return this.scope.around(beginning, (leaving) => this.storeTogether(creations, store, leaving));
  }

  /** @returns the job to store with the others; undefined where a filter has cancelled the job */
  enter(creation: Creation): MaybePromise<NewJob | undefined> {
    const entering = creation.enter();
    return isPromise(entering)
      ? entering.then((job) => this.keep(creation, job))
      : this.keep(creation, entering);
  }

  /**
   * Leaves the filters of all jobs. There is no failure when the jobs are stored.
   *
   * @returns the exceptions of the filters, and the exception of the failure once for each job whose filters have not
   *   handled it
   */
  async leave(failure?: Failure): Promise<readonly unknown[]> {
    if (failure && this.entered.length === 0) return [failure.exception];

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

  private async storeTogether(
    creations: readonly Creation[],
    store: (jobs: readonly NewJob[]) => Promise<void>,
    leaving?: Leaving,
  ): Promise<JointOutcome> {
    const jobs = await this.enterAll(creations);
    let failure: Failure | undefined;
    try {
      const stored = jobs.filter((job) => job !== undefined);
      leaving?.(stored);
      await store(stored);
    } catch (exception) {
      failure = new Failure(exception);
    }
    const thrown = await this.leave(failure);
    if (thrown.length > 0) throw thrown[0];
    return { ids: jobs.map((job) => (failure ? null : (job?.id ?? null))), failure };
  }

  private async enterAll(creations: readonly Creation[]): Promise<readonly (NewJob | undefined)[]> {
    const jobs = new Array<NewJob | undefined>(creations.length);
    const waiting: PromiseLike<void>[] = [];
    const failures: Failure[] = [];
    const fail = (exception: unknown) => {
      failures.push(new Failure(exception));
    };

    for (const [index, creation] of creations.entries()) {
      try {
        const entering = this.enter(creation);
        if (isPromise(entering)) {
          const keep = (job: NewJob | undefined) => {
            jobs[index] = job;
          };
          waiting.push(entering.then(keep, fail));
        } else jobs[index] = entering;
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

  private keep(creation: Creation, job: NewJob | undefined): NewJob | undefined {
    if (job) this.entered.push(creation);
    return job;
  }
}
