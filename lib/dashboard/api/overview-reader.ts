import { ProcessingState } from '../../states/processing-state.js';
import type { JobStorage } from '../../storage/job-storage.js';
import type { FailureSummary, JobSummary } from '../../storage/monitoring-store.js';
import { cutText } from '../display/cut-text.js';
import type { Disclosure } from '../display/disclosure.js';
import type { LivePoller } from '../live/live-poller.js';
import type { FailureGroup, JobRow, OverviewAnswer } from './answers.js';
import { jobRowOf } from './mapping/job-row.js';
import { queueAnswerOf } from './mapping/queue-answer.js';

const FAILURE_GROUPS = 10;
const LONG_RUNNING_JOBS = 10;
const LONG_RUNNING_MS = 60_000;
/** More jobs than that at once are not looked at for the oldest among them. */
const MAX_PROCESSING_PAGES = 4;
const PAGE_SIZE = 500;
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

  private async longRunning(): Promise<JobRow[]> {
    const before = this.storage.clock.now().getTime() - LONG_RUNNING_MS;
    const running = await this.processing();
    return running
      .filter(({ stateAt }) => stateAt.getTime() <= before)
      .sort((a, b) => a.stateAt.getTime() - b.stateAt.getTime())
      .slice(0, LONG_RUNNING_JOBS)
      .map((job) => jobRowOf(job, this.disclosure.displayName(job)));
  }

  /** The store answers with the newest first, and the oldest are wanted. */
  private async processing(): Promise<JobSummary[]> {
    const found: JobSummary[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < MAX_PROCESSING_PAGES; page += 1) {
      const { jobs, next } = await this.storage.monitoring.search(
        { states: [ProcessingState.NAME] },
        { limit: PAGE_SIZE, cursor },
      );
      found.push(...jobs);
      if (next === undefined) break;
      cursor = next;
    }
    return found;
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
