import type { JobStorage } from '../../storage/job-storage.js';
import type { QueueActivity, QueueAnswer } from '../answers/overview.js';
import type { LivePoller } from '../live/live-poller.js';
import type { SharedReadings } from '../live/shared-readings.js';
import { queueActivities } from './mapping/queue-activity.js';
import { queueAnswerOf } from './mapping/queue-answer.js';

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
    const [queues, known, { slow }] = await Promise.all([
      monitoring.queues(),
      servers.list(),
      this.poller.latest(),
    ]);
    const activities = queueActivities(slow.attempts, slow.at);
    return queues.map((queue) => ({
      ...queueAnswerOf(queue, known, clock.now()),
      activity: activities.get(queue.name) ?? NOTHING,
    }));
  }
}
