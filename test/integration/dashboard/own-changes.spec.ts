import { afterEach, describe, expect, it } from '@jest/globals';
import type { OverviewAnswer, QueueAnswer } from '../../../lib/dashboard/answers/overview.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { aJobId, aNewJob } from '../../support/builders.js';
import { DashboardApp, PLATFORMS } from '../../support/dashboard-app.js';

const LONG_INTERVAL_MS = 60_000;

let app: DashboardApp;
afterEach(() => app.close());

describe.each(PLATFORMS)('A reading that all viewers share, on %s', (platform) => {
  it('shows a change at once to the person who has made it', async () => {
    const storage = new MemoryJobStorage();
    const id = aJobId();
    await storage.jobs.createJobs([aNewJob({ id, queue: 'mail' })]);
    app = await DashboardApp.start({
      platform,
      storage,
      dashboard: { statsPollingIntervalMs: LONG_INTERVAL_MS },
    });
    const seen = async () => {
      const overview = (await app.get('overview')).body as OverviewAnswer;
      const queues = (await app.get('queues')).body as QueueAnswer[];
      const isPaused = ({ pausedAt }: QueueAnswer) => pausedAt !== undefined;
      return {
        enqueued: overview.live.counts.Enqueued?.count,
        paused: [overview.queues.some(isPaused), queues.some(isPaused)],
      };
    };
    expect(await seen()).toEqual({ enqueued: 1, paused: [false, false] });

    await app.send('PUT', 'queues/mail/pause');
    expect(await seen()).toEqual({ enqueued: 1, paused: [true, true] });
    await app.send('POST', `jobs/${id}/deletions`, {});
    expect(await seen()).toEqual({ enqueued: 0, paused: [true, true] });
  });
});
