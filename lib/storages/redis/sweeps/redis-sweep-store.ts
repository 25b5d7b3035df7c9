import type { Transition } from '../../../storage/jobs/transition.js';
import type {
  SweepDecision,
  SweepReason,
  SweepStore,
} from '../../../storage/sweeps/sweep-store.js';
import { chunksOf } from '../../parts/chunks.js';
import { dateOf } from '../../parts/instants.js';
import type { JobRow } from '../jobs/job-row.js';
import { type ReadJob, readJobOf, versionsOf } from '../jobs/read-job.js';
import type { TransitionApplier } from '../jobs/transition-applier.js';
import type { RedisExecutor } from '../redis-executor.js';
import type { ScriptArgument } from '../scripts/redis-script.js';
import { NEXT_DUE, SETTLE_SWEEP, TAKE_JOBS } from './sweep-jobs.lua.js';

/** How many jobs one script takes. */
const JOBS_IN_SCRIPT = 200;

/** For so long other sweeps do not see the jobs that a sweep decides about. */
const HIDDEN_MS = 15_000;

/** A job that a sweep has taken. */
interface TakenJob extends ReadJob {
  /** When other sweeps may take the job again. */
  readonly untilMs: number;
}

/**
 * A sweep takes jobs, asks what becomes of them, and applies that to the jobs that nobody has moved meanwhile. Where the
 * process dies in between, the jobs are as they were, and other sweeps see them again after a while.
 */
export class RedisSweepStore implements SweepStore {
  constructor(
    private readonly redis: RedisExecutor,
    private readonly transitions: TransitionApplier,
  ) {}

  async sweep(reason: SweepReason, limit: number, decide: SweepDecision): Promise<number> {
    const jobs = await this.take(reason, limit);
    if (jobs.length === 0) return 0;

    const rest = new Map(jobs.map((job) => [job.record.id, job]));
    try {
      const transitions = await decide(jobs.map(({ record }) => record));
      await this.transitions.settle({
        script: SETTLE_SWEEP,
        transitions,
        versionOf: versionsOf(jobs),
        along: (chunk) => settledAlong(chunk, rest),
      });
    } catch (error) {
      // Where the server is away, the jobs stay hidden for a while.
      await this.letGo(rest).catch(() => {});
      throw error;
    }
    await this.letGo(rest);
    return jobs.length;
  }

  async nextDueAt(): Promise<Date | undefined> {
    const times = await this.redis.run<string[]>(NEXT_DUE);
    return times.length === 0 ? undefined : dateOf(Math.min(...times.map(Number)));
  }

  private async take(reason: SweepReason, limit: number): Promise<TakenJob[]> {
    const taken: TakenJob[] = [];
    let mayHaveMore = true;
    while (mayHaveMore && taken.length < limit) {
      const wanted = Math.min(limit - taken.length, JOBS_IN_SCRIPT);
      const args = [reason, wanted, HIDDEN_MS];
      const [untilMs, rows, isPart] = await this.redis.run<[number, JobRow[], 0 | 1]>(
        TAKE_JOBS,
        args,
      );
      taken.push(...rows.map((row) => ({ ...readJobOf(row), untilMs })));
      mayHaveMore = isPart === 1 && rows.length > 0;
    }
    return taken;
  }

  /** Shows the jobs to other sweeps again that no transition was decided for. */
  private async letGo(jobs: ReadonlyMap<string, TakenJob>): Promise<void> {
    for (const chunk of chunksOf([...jobs.values()], { count: JOBS_IN_SCRIPT })) {
      await this.redis.run(SETTLE_SWEEP, [0, ...chunk.flatMap(settledArguments)]);
    }
  }
}

/** @param rest the jobs that are still hidden; those of these transitions are removed */
function settledAlong(
  transitions: readonly Transition[],
  rest: Map<string, TakenJob>,
): ScriptArgument[] {
  return transitions.flatMap(({ jobId }) => {
    const job = rest.get(jobId);
    rest.delete(jobId);
    return job ? settledArguments(job) : [];
  });
}

const settledArguments = ({ record, untilMs }: TakenJob): ScriptArgument[] => [
  record.id,
  untilMs,
  record.serverId ?? '',
  record.attempt,
];
