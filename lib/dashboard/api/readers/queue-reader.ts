import { takeParkedSample } from '../../../problems/parked-sample.js';
import type { JobStorage } from '../../../storage/job-storage.js';
import type { QueueActivity, QueueAnswer } from '../../answers/overview.js';
import type { LivePoller } from '../../live/live-poller.js';
import type { SharedReadings } from '../../live/shared-readings.js';
import { queueHolds } from '../../waiting/queue-holds.js';
import { queueActivities } from '../mapping/queue-activity.js';
import { queueAnswerOf } from '../mapping/queue-answer.js';

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
    const [queues, known, parked, { slow }] = await Promise.all([
      monitoring.queues(),
      servers.list(),
      takeParkedSample(this.storage),
      this.poller.latest(),
    ]);
    const at = clock.now();
    const activities = queueActivities(slow.attempts, slow.at);
    const holds = await queueHolds({ at, queues, servers: known, parked }, monitoring);
    return queues.map((queue) => ({
      ...queueAnswerOf(queue, known, at, holds.get(queue.name)),
      activity: activities.get(queue.name) ?? NOTHING,
    }));
  }
}
