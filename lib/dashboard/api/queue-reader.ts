import { SucceededState } from '../../states/succeeded-state.js';
import type { JobStorage } from '../../storage/job-storage.js';
import type { QueueActivity, QueueAnswer } from '../answers/overview.js';
import type { LivePoller } from '../live/live-poller.js';
import type { SharedReadings } from '../live/shared-readings.js';
import { queueActivities } from './mapping/queue-activity.js';
import { queueAnswerOf } from './mapping/queue-answer.js';

/** Enough jobs to estimate the share of each queue at any throughput. */
const JOBS_LOOKED_AT = 500;
const NOTHING: QueueActivity = { throughput: 0 };

/** Reads queues and their recent activity, for all requests. */
export class QueueReader {
  readonly list: () => Promise<QueueAnswer[]>;

  constructor(
    private readonly storage: JobStorage,
    private readonly poller: LivePoller,
    readings: SharedReadings,
  ) {
    this.list = readings.share(() => this.listNow());
  }

  private async listNow(): Promise<QueueAnswer[]> {
    const { monitoring, servers, clock } = this.storage;
    const [queues, known, activities] = await Promise.all([
      monitoring.queues(),
      servers.list(),
      this.activities(),
    ]);
    return queues.map((queue) => ({
      ...queueAnswerOf(queue, known, clock.now()),
      activity: activities.get(queue.name) ?? NOTHING,
    }));
  }

  private async activities(): Promise<ReadonlyMap<string, QueueActivity>> {
    const [{ answer }, { jobs, next }] = await Promise.all([
      this.poller.latest(),
      this.storage.monitoring.search({ states: [SucceededState.NAME] }, { limit: JOBS_LOOKED_AT }),
    ]);
    return queueActivities({
      jobs,
      isCut: next !== undefined,
      perSecond: answer.throughput.succeeded,
      now: this.storage.clock.now(),
    });
  }
}
