import type { JobStorage } from '../../storage/job-storage.js';
import type { FailureSummary } from '../../storage/monitoring-store.js';
import { cutText } from '../display/cut-text.js';
import type { Disclosure } from '../display/disclosure.js';
import type { LivePoller } from '../live/live-poller.js';
import type { FailureGroup, JobRow, OverviewAnswer } from './answers.js';
import { jobRowOf } from './mapping/job-row.js';
import { queueAnswerOf } from './mapping/queue-answer.js';

const FAILURE_GROUPS = 10;
const LONG_RUNNING_JOBS = 10;
const LONG_RUNNING_MS = 60_000;
const MAX_MESSAGE_CHARS = 500;

/** Puts the overview together; all who ask at the same time share one answer. */
export class OverviewReader {
  private reading: Promise<OverviewAnswer> | undefined;

  constructor(
    private readonly storage: JobStorage,
    private readonly poller: LivePoller,
    private readonly disclosure: Disclosure,
  ) {}

  read(): Promise<OverviewAnswer> {
    this.reading ??= this.readNow().finally(() => {
      this.reading = undefined;
    });
    return this.reading;
  }

  private async readNow(): Promise<OverviewAnswer> {
    const { monitoring } = this.storage;
    const [{ answer, problems, slow }, failures, longRunning] = await Promise.all([
      this.poller.latest(),
      monitoring.failures(FAILURE_GROUPS),
      this.longRunning(),
    ]);
    const now = new Date(answer.now);
    return {
      live: answer,
      queues: slow.queues.map((queue) => queueAnswerOf(queue, slow.servers, now)),
      failures: failures.map(failureGroupOf),
      longRunning,
      problems,
    };
  }

  /** Those that run for longest first. */
  private async longRunning(): Promise<JobRow[]> {
    const running = await this.storage.monitoring.longestRunning(LONG_RUNNING_JOBS);
    const before = this.storage.clock.now().getTime() - LONG_RUNNING_MS;
    return running
      .filter(({ stateAt }) => stateAt.getTime() <= before)
      .map((job) => jobRowOf(job, this.disclosure.displayName(job)));
  }
}

function failureGroupOf(failure: FailureSummary): FailureGroup {
  return {
    exceptionType: failure.exceptionType,
    message: cutText(failure.message, MAX_MESSAGE_CHARS).text,
    type: failure.type,
    method: failure.method,
    jobs: failure.jobs,
    latestAt: failure.latestAt.getTime(),
    latestJobId: failure.latestJobId,
  };
}
