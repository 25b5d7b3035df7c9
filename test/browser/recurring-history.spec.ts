import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aNewJob, anEntry } from '../../lib/conformance/support/builders.js';
import type { NewOccurrence } from '../../lib/storage/recurring/recurring-store.js';
import { MemoryJobStorage } from '../../lib/storages/memory/memory-job-storage.js';
import { aRecurringJob } from '../support/recurring-builders.js';
import { ShiftedClock } from '../support/shifted-clock.js';
import { closePages, useBrowser } from './support/browser.js';
import { expectGoodLooks } from './support/looks.js';
import { AT_HANGFIRE, type Place } from './support/places.js';
import { placesOf } from './support/places-in-turn.js';
import { settles } from './support/settles.js';
import { Site } from './support/site.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

useBrowser();

/** A site without servers, where recurring jobs have all that may become of their times. */
async function started(place: Place): Promise<Site> {
  const clock = new ShiftedClock('2026-03-11T10:30:00Z');
  const storage = new MemoryJobStorage({ clock });
  const { recurring } = storage;
  const ago = (ms: number) => new Date(clock.now().getTime() - ms);
  const ended = (state: string, lateMs: number, tookMs: number) =>
    aNewJob({
      state,
      expireAt: state === 'Succeeded' ? ago(-DAY) : undefined,
      history: [
        anEntry('Enqueued', { at: ago(lateMs) }),
        anEntry('Processing', { at: ago(lateMs) }),
        anEntry(state, { at: ago(lateMs - tookMs) }),
      ],
    });
  const history = async (id: string, occurrences: readonly NewOccurrence[]) => {
    await recurring.change(id, () => aRecurringJob({ id, nextRunAt: ago(0) }));
    await recurring.schedule(1, async () => [
      { id, occurrences, nextRunAt: ago(-HOUR), failures: 0 },
    ]);
  };
  const still = aNewJob({ history: [anEntry('Enqueued', { at: ago(9 * HOUR) })] });
  const gone = 'Error: Nobody knows <b>this</b> class\n    at line 1';
  await history('all-kinds', [
    { nominalAt: ago(3 * DAY), lastAt: ago(2 * DAY), count: 1_001, kind: 'missed' },
    {
      nominalAt: ago(30 * HOUR),
      lastAt: ago(26 * HOUR),
      count: 5,
      kind: 'skipped',
      reason: 'paused',
    },
    { nominalAt: ago(12 * HOUR), kind: 'created', job: ended('Succeeded', 12 * HOUR, 1_500) },
    { nominalAt: ago(11 * HOUR), kind: 'created', job: ended('Failed', 11 * HOUR, 90 * SECOND) },
    { nominalAt: ago(10 * HOUR), kind: 'skipped', reason: 'canceled' },
    { nominalAt: ago(9 * HOUR), kind: 'created', job: still },
    { nominalAt: ago(8 * HOUR), kind: 'skipped', reason: 'running', runningJobId: still.id },
    { nominalAt: ago(3 * MINUTE), kind: 'made-up', job: ended('Succeeded', 1, 1) },
    { nominalAt: ago(2 * MINUTE), kind: 'failed', error: gone },
  ]);
  const byPerson = aNewJob({ queue: 'by-hand' });
  const byCode = aNewJob({ queue: 'by-hand' });
  await storage.jobs.createJobs([byPerson, byCode]);
  await recurring.recordTrigger('all-kinds', byPerson.id, 'Ada <i>');
  await recurring.recordTrigger('all-kinds', byCode.id);

  const plan = (id: string, given: Parameters<typeof aRecurringJob>[0]) =>
    recurring.change(id, () => aRecurringJob({ id, ...given }));
  const failing = { error: gone, overdueSince: ago(5 * MINUTE) };
  await plan('by-code', { nextRunAt: ago(HOUR), pausedAt: ago(2 * HOUR) });
  await plan('by-ada', { nextRunAt: ago(HOUR), pausedAt: ago(2 * HOUR), pausedBy: 'Ada' });
  await plan('disabled', { ...failing, failures: 6 });
  await plan('failing', { ...failing, failures: 2, nextRunAt: ago(-10 * MINUTE) });
  await plan('overdue', { nextRunAt: ago(3 * MINUTE), queue: 'mail' });
  await plan('due', { nextRunAt: ago(-HOUR) });
  await storage.queues.pause('mail', 'Ada');
  return Site.start({ place, storage, server: false, dashboard: { statsPollingIntervalMs: 250 } });
}

describe.each(placesOf(import.meta.url))(
  'The history of a recurring job on $platform, $where',
  (place) => {
    let site: Site;
    let page: Page;

    beforeAll(async () => {
      site = await started(place);
      page = await site.open('/recurring/details?id=all-kinds');
    });
    afterEach(() => expect(site.complaints.splice(0)).toEqual([]));
    afterAll(() => site.close());

    const rows = () => page.getByRole('table', { name: 'Last runs' }).locator('tbody tr');
    const shows = async (...wanted: readonly RegExp[]) => {
      await rows().first().waitFor();
      await settles(async () => {
        const texts = (await rows().allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
        for (const one of wanted) expect(texts).toContainEqual(expect.stringMatching(one));
      });
    };

    it('has a row for everything that became of a time, and for each trigger', async () => {
      await rows().first().waitFor();
      await settles(async () => expect(await rows().count()).toBe(11));
    });

    it('tells when a job was due, when it started, how long it took and what became of it', async () => {
      await shows(
        /^Created 12 hr\. ago 12 hr\. ago 1\.5 sec Succeeded ….{10}$/,
        /^Created 11 hr\. ago 11 hr\. ago 1 min 30 sec Failed ….{10}$/,
        /^Created 9 hr\. ago Enqueued ….{10}$/,
      );
    });

    it('tells how late a job was made up', async () => {
      await shows(/^Made up 3 min late 3 min\. ago .* Succeeded ….{10}$/);
    });

    it('tells how many times were missed or skipped in a row, and from when to when', async () => {
      await shows(
        /^Missed 1,000\+ times 3 days ago – 2 days ago/,
        /^Skipped 5 times it was paused yesterday – yesterday/,
      );
    });

    it('tells why a time was skipped, with the job that still ran', async () => {
      await shows(
        /^Skipped a filter has cancelled the job 10 hr\. ago/,
        /^Skipped an earlier job had not ended: ….{10} 8 hr\. ago/,
      );
      await rows().filter({ hasText: 'an earlier job' }).getByRole('link').click();
      await page.getByText('Enqueued').first().waitFor();
      await page.goBack();
    });

    it('tells why a job could not be created', async () => {
      await shows(/^Not created Error: Nobody knows <b>this<\/b> class 2 min\. ago/);
    });

    it('tells who has triggered a job', async () => {
      await shows(/^Triggered by Ada <i> /, /^Triggered by code /);
    });

    it('is told in words where the list shows a strip', async () => {
      await page.goto(`${site.url}/recurring`);
      const summary =
        'Last runs: 3 Enqueued, 1 Not created, 2 Succeeded, 7 Skipped, 1 Failed, 1,000+ Missed';
      await page.getByRole('link', { name: summary }).waitFor();
    });

    it('differs by shape, and not by colour alone', async () => {
      const strip = page.getByRole('row').filter({ hasText: 'all-kinds' }).locator('[data-kind]');
      await strip.first().waitFor();
      const shapes = await strip.evaluateAll((runs) =>
        runs.map((run) => {
          const { paddingBlockStart, paddingBlockEnd, maskImage } = getComputedStyle(run);
          const { kind, state = 'none' } = (run as HTMLElement).dataset;
          return [`${kind} ${state}`, `${paddingBlockStart} ${paddingBlockEnd} ${maskImage}`];
        }),
      );
      const byOutcome = new Map(shapes as [string, string][]);
      const told = ['missed none', 'skipped none', 'failed none', 'created failed'];
      const others = ['created succeeded', 'made-up succeeded', 'triggered enqueued'];

      expect(new Set([...told, ...others].map((outcome) => byOutcome.get(outcome))).size).toBe(7);
    });
  },
);

describe('A recurring job that does not run', () => {
  let site: Site;
  let page: Page;

  beforeAll(async () => {
    site = await started(AT_HANGFIRE);
    page = await site.open('/recurring');
  });
  afterEach(() => expect(site.complaints.splice(0)).toEqual([]));
  afterAll(() => site.close());

  const row = (id: string) =>
    page.getByRole('row').filter({ has: page.getByRole('link', { name: id, exact: true }) });
  const says = (id: string, text: RegExp) =>
    settles(async () => expect((await row(id).innerText()).replace(/\s+/g, ' ')).toMatch(text));
  const at = async (id: string) => {
    await page.goto(`${site.url}/recurring/details?id=${id}`);
    await page.getByRole('heading', { name: id, level: 1 }).waitFor();
    return {
      schedule: page.getByRole('region', { name: 'Schedule' }),
      times: page.getByRole('region', { name: 'Next times' }),
    };
  };

  it('says by how much it is overdue, and why', async () => {
    await row('overdue').waitFor();
    await says('overdue', /Overdue by 3 min( \d+ sec)? No server is running\./);
    await says(
      'failing',
      /Overdue by 5 min( \d+ sec)? No server is running\. Next try: in \d+ min\./,
    );
    await says('disabled', /Disabled Overdue by 5 min( \d+ sec)? It could not be scheduled\./);
    const { recurring, clock } = site.dashboard.storage;
    await recurring.change('due', () => aRecurringJob({ id: 'due', nextRunAt: clock.now() }));
    await says('due', /Never Now Pause/);
  });

  it('says since when it is paused, and by whom where somebody knows', async () => {
    await says('by-ada', /Paused 2 hr\. ago by Ada Resume/);
    await says('by-code', /Paused 2 hr\. ago Resume/);
  });

  it('lists no next times, and says why', async () => {
    const paused = await at('by-ada');
    await paused.times.getByText('None while it is paused.').waitFor();
    await paused.schedule.getByText('by Ada').waitFor();

    const disabled = await at('disabled');
    await disabled.times.getByText('None: it could not be scheduled, and is disabled.').waitFor();
    await settles(async () =>
      expect(await page.getByRole('listitem').filter({ hasText: '2026' }).count()).toBe(0),
    );
  });

  it('says that its queue is paused', async () => {
    const { schedule } = await at('overdue');

    await schedule.getByText('paused, so its jobs wait').waitFor();
    await schedule.getByText(/^Overdue by 3 min/).waitFor();
  });
});

describe('What became of the times of a schedule', () => {
  let site: Site;

  beforeAll(async () => {
    site = await started(AT_HANGFIRE);
  });
  afterEach(async () => {
    await closePages();
    expect(site.complaints.splice(0)).toEqual([]);
  });
  afterAll(() => site.close());

  it.each(['', '/details?id=all-kinds', '/details?id=failing'])(
    'is readable by everybody: %s',
    async (path) => {
      const page = await site.open(`/recurring${path}`);
      await page
        .getByRole('link', { name: /^Last runs|^Recurring jobs/ })
        .first()
        .waitFor();

      await expectGoodLooks(page);
    },
  );

  it('is told in the language of the page', async () => {
    const page = await site.open('/recurring/details?id=all-kinds', { locale: 'tr-TR' });
    const table = page.getByRole('table', { name: 'Son çalışmalar' });

    await table.getByText('Kaçtı').waitFor();
    await table.getByText('önceki bir iş bitmemişti:').waitFor();
    await table.getByText('Ada <i> tarafından').waitFor();
  });
});
