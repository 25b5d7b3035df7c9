import type { CountTally } from '../../attempts/count-tally.js';
import { attemptsOfFailure } from '../../attempts/failure-series.js';
import { FailureTally } from '../../attempts/failure-tally.js';
import type { TallyMap } from '../../attempts/tally-map.js';
import { mutedFailures, runningVersions } from '../../problems/muted-failures.js';
import { FailedState } from '../../states/failed-state.js';
import type { JobStorage } from '../../storage/job-storage.js';
import { latestFailureIn } from '../../storage/jobs/latest-failure.js';
import type { JobSearch, JobSummary } from '../../storage/monitoring/monitoring-store.js';
import { SharedAnswers } from '../../support/flow/shared-answers.js';
import type { JobRow } from '../answers/jobs.js';
import type { FailureAnswer, FailureShare, Span } from '../answers/performance.js';
import { jobRowOf, summaryOf } from '../api/mapping/job-row.js';
import { muteAnswerOf } from '../api/mapping/mute-answer.js';
import type { Disclosure } from '../display/disclosure.js';
import { NotFoundError } from '../errors/not-found-error.js';
import type { DeployReader } from './deploy-reader.js';
import { pointsOf, startOf, stepOf } from './spans.js';

const MAX_COUNTED = 10_000;
const SAMPLES = 5;
/**
 * Servers report every few seconds, so nobody sees the difference. Values that readers of the page can change are
 * always read anew.
 */
const MAX_AGE_MS = 5_000;

/** Reads the facts about the failures with one cause. */
export class FailureReader {
  private readonly counted = new SharedAnswers<FailureAttempts>(MAX_AGE_MS);

  constructor(
    private readonly storage: JobStorage,
    private readonly disclosure: Disclosure,
    private readonly deploys: DeployReader,
  ) {}

  /** @throws NotFoundError */
  async read(fingerprint: string, span: Span): Promise<FailureAnswer> {
    const { monitoring, clock } = this.storage;
    const now = clock.now();
    const [attempts, deploys, failedJobs, retries, unsettled, mutes, servers] = await Promise.all([
      this.counted.get(`${span} ${fingerprint}`, () => this.attempts(fingerprint, span, now)),
      this.deploys.read(startOf(span, now), stepOf(span)),
      monitoring.count({ fingerprint, states: [FailedState.NAME] }, MAX_COUNTED),
      monitoring.count({ fingerprint, isRetry: true }, MAX_COUNTED),
      this.unsettledJobs(fingerprint),
      this.storage.problems.listMutes(),
      this.storage.servers.list(),
    ]);
    const { ever, within, byStep } = attempts;
    const isKnown = unsettled.length > 0 || ever.count > 0;
    const samples = isKnown ? unsettled : await this.anyJobs(fingerprint);
    const [sample] = samples;
    if (ever.count === 0 && !sample) throw new NotFoundError('failure', fingerprint);

    const mute = mutedFailures(mutes, servers, now).get(fingerprint);
    const ofSample = sample && latestFailureIn([{ ...sample, at: sample.stateAt }]);
    const times = samples.map(({ stateAt }) => stateAt.getTime());
    return {
      fingerprint,
      exceptionType: ever.type || (ofSample?.type ?? ''),
      message: ever.message || (ofSample?.message ?? ''),
      firstAt: Math.min(ever.firstMs, ...times),
      lastAt: Math.max(ever.lastMs, ...times),
      attempts: within.count,
      span,
      points: pointsOf(span, now, (fromMs) => {
        const count = byStep.get(fromMs) ?? 0;
        return { count, failed: count };
      }),
      deploys,
      methods: sharesOf(within.by.methods),
      queues: sharesOf(within.by.queues),
      servers: sharesOf(within.by.servers),
      versions: sharesOf(within.by.versions),
      failedJobs,
      retries,
      samples: await this.rows(samples, ever.samples),
      ...(mute && { mute: muteAnswerOf(mute) }),
      runningVersions: runningVersions(servers, now),
    };
  }

  private async attempts(fingerprint: string, span: Span, now: Date): Promise<FailureAttempts> {
    const stepMs = stepOf(span);
    const sinceMs = startOf(span, now).getTime();
    const [ever, within] = [new FailureTally(), new FailureTally()];
    const byStep = new Map<number, number>();
    for (const { from, tally } of await attemptsOfFailure(this.storage.measurements, fingerprint)) {
      ever.merge(tally);
      const fromMs = Math.floor(from.getTime() / stepMs) * stepMs;
      if (fromMs < sinceMs) continue;
      within.merge(tally);
      byStep.set(fromMs, (byStep.get(fromMs) ?? 0) + tally.count);
    }
    return { ever, within, byStep };
  }

  /**
   * The latest Failed jobs, and then jobs that wait for a retry. Jobs of all states lie between millions of jobs that
   * have succeeded, so a search for them would not come far.
   */
  private async unsettledJobs(fingerprint: string): Promise<readonly JobSummary[]> {
    const failed = await this.search({ fingerprint, states: [FailedState.NAME] }, SAMPLES);
    if (failed.length === SAMPLES) return failed;
    const retries = await this.search({ fingerprint, isRetry: true }, SAMPLES - failed.length);
    return [...failed, ...retries];
  }

  /** For a failure that no server has counted, such as one of an earlier version. */
  private anyJobs(fingerprint: string): Promise<readonly JobSummary[]> {
    return this.search({ fingerprint }, SAMPLES);
  }

  private async search(search: JobSearch, limit: number): Promise<readonly JobSummary[]> {
    return (await this.storage.monitoring.search(search, { limit })).jobs;
  }

  /** First the jobs whose latest failure has this cause, then jobs that had such a failure and have gone on since. */
  private async rows(latest: readonly JobSummary[], ids: readonly string[]): Promise<JobRow[]> {
    const further = ids.filter((id) => !latest.some((job) => job.id === id)).reverse();
    const found = await this.storage.jobs.findJobs(further);
    return [...latest, ...found.map(summaryOf)]
      .slice(0, SAMPLES)
      .map((job) => jobRowOf(job, this.disclosure));
  }
}

interface FailureAttempts {
  /** All attempts that are still counted. */
  readonly ever: FailureTally;
  /** The attempts within the span. */
  readonly within: FailureTally;
  readonly byStep: ReadonlyMap<number, number>;
}

const sharesOf = (counts: TallyMap<CountTally>): FailureShare[] =>
  Array.from(counts.entries, ([name, { count }]) => ({ name, count })).sort(
    (a, b) => b.count - a.count,
  );
