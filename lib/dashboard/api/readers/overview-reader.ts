import type { JobStorage } from '../../../storage/job-storage.js';
import type { JobRow } from '../../answers/jobs.js';
import type { OverviewAnswer } from '../../answers/overview.js';
import type { Disclosure } from '../../display/disclosure.js';
import type { LivePoller, LiveState } from '../../live/live-poller.js';
import { queueHolds } from '../../waiting/queue-holds.js';
import { jobRowOf } from '../mapping/job-row.js';
import { problemAnswerOf } from '../mapping/problem-answer.js';
import { queueAnswerOf } from '../mapping/queue-answer.js';
import { FailureGroups } from './failure-groups.js';

const LONG_RUNNING_JOBS = 10;
const LONG_RUNNING_MS = 60_000;

/** Puts together the overview for all requests, once for each look at the store. */
export class OverviewReader {
  private readonly failures: FailureGroups;
  private state: LiveState | undefined;
  private reading: Promise<OverviewAnswer> | undefined;

  constructor(
    private readonly storage: JobStorage,
    private readonly poller: LivePoller,
    private readonly disclosure: Disclosure,
  ) {
    this.failures = new FailureGroups(storage.monitoring);
  }

  async read(): Promise<OverviewAnswer> {
    const state = await this.poller.latest();
    if (this.state !== state || this.reading === undefined) {
      this.state = state;
      this.reading = this.readFor(state);
      // After a failure, the next request reads again.
      this.reading.catch(() => {
        if (this.state === state) this.state = undefined;
      });
    }
    return this.reading;
  }

  private async readFor({ answer, problems, fast, slow }: LiveState): Promise<OverviewAnswer> {
    const [failures, longRunning, holds] = await Promise.all([
      this.failures.read(fast, slow),
      this.longRunning(),
      queueHolds(slow, this.storage.monitoring),
    ]);
    const now = new Date(answer.now);
    return {
      live: answer,
      queues: slow.queues.map((queue) =>
        queueAnswerOf(queue, slow.servers, now, holds.get(queue.name)),
      ),
      failures,
      longRunning,
      problems: problems.filter(({ mute }) => !mute).map(problemAnswerOf),
    };
  }

  /** The longest runs first. */
  private async longRunning(): Promise<JobRow[]> {
    const running = await this.storage.monitoring.longestRunning(LONG_RUNNING_JOBS);
    const before = this.storage.clock.now().getTime() - LONG_RUNNING_MS;
    return running
      .filter(({ stateAt }) => stateAt.getTime() <= before)
      .map((job) => jobRowOf(job, this.disclosure));
  }
}
