import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { MemoryJobStorage } from '../../lib/storages/memory/memory-job-storage.js';
import { aNewJob } from '../support/builders.js';
import { MovableClock } from '../support/movable-clock.js';
import { closePages, useBrowser } from './support/browser.js';
import { Site } from './support/site.js';

useBrowser();

describe('Relative times', () => {
  const clock = new MovableClock(new Date('2026-03-06T15:00:00Z'));
  const storage = new MemoryJobStorage({ clock });
  let site: Site;

  beforeAll(async () => {
    site = await Site.start({ storage, dashboard: { statsPollingIntervalMs: 250 } });
  });
  afterEach(() => closePages());
  afterAll(() => site.close());

  it.each([
    // The clock of a store does not go back, and neither does the page's.
    [
      'say no day within a day',
      {
        zone: 'America/New_York',
        now: '2026-03-06T15:00:00Z',
        at: '2026-03-07T14:30:00Z',
        words: 'in 23 hr.',
      },
    ],
    [
      'count days over more than a week',
      { zone: 'UTC', now: '2026-03-07T12:00:00Z', at: '2026-03-15T13:00:00Z', words: 'in 8 days' },
    ],
    [
      'do not say tomorrow on Saturday for Monday',
      {
        zone: 'America/New_York',
        now: '2026-03-07T15:00:00Z',
        at: '2026-03-09T13:00:00Z',
        words: 'in 2 days',
      },
    ],
    [
      'say tomorrow although today has 23 hours',
      {
        zone: 'America/New_York',
        now: '2026-03-07T15:00:00Z',
        at: '2026-03-08T15:30:00Z',
        words: 'tomorrow',
      },
    ],
    [
      'say hours within a day of 25 hours',
      {
        zone: 'America/New_York',
        now: '2026-11-01T04:00:00Z',
        at: '2026-11-02T04:30:00Z',
        words: 'in 24 hr.',
      },
    ],
    [
      'count days over the end of a year',
      {
        zone: 'Europe/Istanbul',
        now: '2026-12-30T20:00:00Z',
        at: '2027-01-01T10:00:00Z',
        words: 'in 2 days',
      },
    ],
    [
      'count days by the zone of the reader',
      {
        zone: 'Pacific/Kiritimati',
        now: '2027-01-01T10:01:00Z',
        at: '2026-12-31T09:58:00Z',
        words: '2 days ago',
      },
    ],
    [
      'count days back over the end of a year',
      {
        zone: 'Europe/Istanbul',
        now: '2027-01-01T21:30:00Z',
        at: '2026-12-31T20:00:00Z',
        words: '2 days ago',
      },
    ],
  ])('%s', async (_, { zone, now, at, words }) => {
    clock.moveTo(now);
    const job = aNewJob({ state: 'Scheduled', runAt: new Date(at) });
    await storage.jobs.createJobs([job]);
    const page = await site.open('/jobs/scheduled', { timezoneId: zone });

    const row = page.getByRole('row').filter({ hasText: job.id.slice(-10) });
    await row.getByRole('time').filter({ hasText: words }).waitFor();
    expect(site.complaints.splice(0)).toEqual([]);
  });
});
