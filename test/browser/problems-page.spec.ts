import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { PERMISSIONS } from '../../lib/dashboard/access/permissions.js';
import { MemoryJobStorage } from '../../lib/storages/memory/memory-job-storage.js';
import { aNewJob } from '../support/builders.js';
import { ShiftedClock } from '../support/shifted-clock.js';
import { useBrowser } from './support/browser.js';
import { expectGoodLooks } from './support/looks.js';
import { placesOf } from './support/places-in-turn.js';
import { heading, menu } from './support/shell.js';
import { Site } from './support/site.js';

const MINUTE_MS = 60_000;

useBrowser();

describe.each(placesOf(import.meta.url))('The problems on $platform, $where', (place) => {
  const clock = new ShiftedClock('2026-03-11T10:20:00Z');
  const storage = new MemoryJobStorage({ clock });
  let permissions: readonly (typeof PERMISSIONS)[number][] = PERMISSIONS;
  let site: Site;
  let page: Page;

  beforeAll(async () => {
    site = await Site.start({
      place,
      storage,
      dashboard: {
        statsPollingIntervalMs: 250,
        authorize: () => ({ name: 'grace', permissions }),
      },
    });
    const stuck = { kind: 'queue-stuck', subject: 'mail' };
    const facts = { ready: 3, since: clock.now().getTime() - 6 * MINUTE_MS };
    await storage.problems.report({
      found: [
        { ...stuck, facts },
        { kind: 'recurring-overdue', subject: 'nightly', facts: { since: facts.since } },
        { kind: 'recurring-runs-failing', subject: 'nightly', facts: { runs: 4 } },
        { kind: 'recurring-skipping', subject: 'nightly', facts: { times: 5 } },
        { kind: 'of-a-later-version', subject: 'nightly', facts: {} },
      ],
      undecided: [],
      goneAfterMs: MINUTE_MS,
    });
    clock.shift(2 * MINUTE_MS);
    await storage.problems.report({ found: [], undecided: [], goneAfterMs: MINUTE_MS });
    await storage.jobs.createJobs([aNewJob({ queue: 'reports' })]);
    page = await site.open();
  });
  afterEach(() => expect(site.complaints.splice(0)).toEqual([]));
  afterAll(() => site.close());

  const open = () => page.getByRole('table', { name: 'Open problems' });
  const button = (name: string) =>
    page.getByRole('button', { name: new RegExp(`^${name}: 1 job has waited in queue reports`) });

  it('are a link away from the overview, and counted in the menu', async () => {
    await page
      .getByRole('region', { name: 'Problems' })
      .getByRole('link', { name: 'All problems' })
      .click();

    await heading(page, 'Problems').waitFor();
    await menu(page).getByRole('link', { name: 'Problems 1' }).waitFor();
  });

  it('say what is wrong, since when a server knows it, and where to look', async () => {
    const row = open().getByRole('row', { name: /1 job has waited in queue reports/ });
    await row.getByText('not stored yet').waitFor();
    await storage.problems.report({
      found: [{ kind: 'queue-unserved', subject: 'reports', facts: {} }],
      undecided: [],
      goneAfterMs: MINUTE_MS,
    });
    await page.reload();

    await row.getByText(/ago|now/).waitFor();
    expect(await row.getByRole('link', { name: 'Look' }).getAttribute('href')).toMatch(/queues$/);
    await expectGoodLooks(page);
  });

  it('that have ended are told as they were, with their times', async () => {
    const row = page
      .getByRole('region', { name: 'Problems that have ended' })
      .getByRole('row', { name: /Nothing of queue mail has ended for 8 min/ });

    await row.getByRole('cell', { name: '2 min', exact: true }).waitFor();
    await row.getByText('2 min. ago').waitFor();
  });

  it.each([
    /^Recurring job nightly has been overdue for 8 min.*: no server has scheduled it\.$/,
    'The last 4 jobs of recurring job nightly failed.',
    /^Recurring job nightly was skipped the last 5 times/,
    'Something needs attention: nightly.',
  ])('are told in a sentence, of whatever kind they are: %s', async (sentence) => {
    await page
      .getByRole('region', { name: 'Problems that have ended' })
      .getByText(sentence)
      .waitFor();
  });

  it('are muted for a time by keyboard, and no longer counted', async () => {
    const choice = page.getByRole('combobox', { name: /^How long to mute: 1 job has waited/ });
    await choice.selectOption({ label: 'for 8 hours' });
    await button('Mute').focus();
    await page.keyboard.press('Enter');

    await open()
      .getByText(/^Muted by grace until /)
      .waitFor();
    await menu(page).getByRole('link', { name: 'Problems', exact: true }).waitFor();
    const [mute] = await storage.problems.listMutes();
    expect(mute).toMatchObject({ by: 'grace', subject: 'reports' });
  });

  it('are unmuted, and counted again', async () => {
    await button('Unmute').click();

    await menu(page).getByRole('link', { name: 'Problems 1' }).waitFor();
    await button('Mute').waitFor();
    expect(await storage.problems.listMutes()).toEqual([]);
  });

  it('that are muted are told in the audit', async () => {
    await page.goto(`${site.url}/audit`);

    await page.getByRole('row', { name: /grace Muted a problem reports queue-unserved/ }).waitFor();
    await page.getByRole('row', { name: /grace Unmuted a problem reports/ }).waitFor();
  });

  it('have no buttons for those who may not mute them', async () => {
    permissions = ['view'];
    await page.goto(`${site.url}/problems`);

    await open().waitFor();
    expect(await button('Mute').count()).toBe(0);
  });

  it('are gone when all is well', async () => {
    await storage.queues.pause('reports', 'ada');
    await page.getByText('Nothing is wrong').waitFor();
  });
});
