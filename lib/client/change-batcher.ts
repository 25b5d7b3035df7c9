import { blameOf } from '../storage/errors/blame.js';
import type { JobStore } from '../storage/jobs/job-store.js';
import type { JobRecord } from '../storage/jobs/records.js';
import { MAX_STATEMENT_SIZE, sizeOfTransition } from '../storage/jobs/stored-size.js';
import type { Transition, TransitionOutcome } from '../storage/jobs/transition.js';
import { MicroBatcher } from '../support/flow/micro-batcher.js';

const MAX_BATCH_SIZE = 500;
const MAX_IN_FLIGHT = 2;
const NOT_FOUND: TransitionOutcome = { applied: false, obstacle: 'not-found' };

/** Reads jobs and applies transitions to them. Calls that come at the same time share a statement. */
export class ChangeBatcher {
  private readonly reads: MicroBatcher<string, JobRecord | undefined>;
  private readonly writes: MicroBatcher<Transition, TransitionOutcome>;

  constructor(private readonly store: JobStore) {
    const bounds = {
      maxBatchSize: MAX_BATCH_SIZE,
      maxInFlight: MAX_IN_FLIGHT,
      blame: blameOf,
    };
    this.reads = new MicroBatcher({ ...bounds, flush: (ids) => this.findAll(ids) });
    this.writes = new MicroBatcher({
      ...bounds,
      size: { of: sizeOfTransition, maxOfBatch: MAX_STATEMENT_SIZE },
      flush: (all) => this.applyAll(all),
    });
  }

  find(id: string): Promise<JobRecord | undefined> {
    return this.reads.add(id);
  }

  apply(transition: Transition): Promise<TransitionOutcome> {
    return this.writes.add(transition);
  }

  private async findAll(ids: readonly string[]): Promise<(JobRecord | undefined)[]> {
    const records = await this.store.findJobs([...new Set(ids)]);
    const byId = new Map(records.map((record) => [record.id, record]));
    return ids.map((id) => byId.get(id) ?? byId.get(id.toLowerCase()));
  }

  /** Several changes of one job take turns, because no call of the store may name a job twice. */
  private async applyAll(transitions: readonly Transition[]): Promise<TransitionOutcome[]> {
    const outcomes = new Map<Transition, TransitionOutcome | undefined>();
    while (outcomes.size < transitions.length) {
      const left = transitions.filter((one) => !outcomes.has(one));
      const turn = [...new Map(left.toReversed().map((one) => [one.jobId, one])).values()];
      const answers = await this.store.applyTransitions(turn);
      for (const [index, one] of turn.entries()) outcomes.set(one, answers[index]);
    }
    return transitions.map((one) => outcomes.get(one) ?? NOT_FOUND);
  }
}
