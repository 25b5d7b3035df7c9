import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import type { Page } from 'playwright-core';
import { AutomaticRetry } from '../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { RecurringJobService } from '../../lib/client/recurring-job-service.js';
import { PERMISSIONS } from '../../lib/dashboard/access/permissions.js';
import { JobDisplayName } from '../../lib/job/job-display-name.js';
import { closePages, useBrowser } from './support/browser.js';
import { inState } from './support/in-state.js';
import { expectGoodLooks } from './support/looks.js';
import { settles } from './support/settles.js';
import { Site } from './support/site.js';

const TURNED = 'Ada\u202Egnp.exe';
const SHOWN = 'Ada[U+202E]gnp.exe';

@Injectable()
class TurnedService {
  @AutomaticRetry(0)
  @JobDisplayName('Greet {0}')
  greet(name: string): void {
    throw new Error(`No ${name}`);
  }
}

useBrowser();

describe('Characters that turn the direction of a text', () => {
  let site: Site;
  let failed: string;

  beforeAll(async () => {
    site = await Site.start({
      server: {},
      providers: [TurnedService],
      dashboard: {
        title: TURNED,
        authorize: () => ({ name: TURNED, permissions: PERMISSIONS }),
      },
    });
    const { app, jobs, storage } = site.dashboard;
    failed = await inState(
      site.dashboard,
      'Failed',
      jobs.enqueue(TurnedService, (it) => it.greet(TURNED)),
    );
    await storage.audit.record({ user: TURNED, action: 'job.delete', subject: TURNED });
    const recurring = app.get(RecurringJobService);
    await recurring.addOrUpdate(TURNED, TurnedService, (it) => it.greet(TURNED), '0 3 * * *');
  });
  afterEach(async () => {
    await closePages();
    expect(site.complaints.splice(0)).toEqual([]);
  });
  afterAll(() => site.close());

  /** Everything that people read or hear, but not what they have typed. */
  const turnedIn = (page: Page) =>
    page.evaluate<string[]>(`[document.title, document.body.textContent,
      ...[...document.querySelectorAll('*')].flatMap((one) =>
        [...one.attributes].filter(({ name }) => name !== 'value').map(({ value }) => value))
    ].filter((text) => text.includes('\\u202E'))`);

  it.each([
    ['a job', () => `/jobs/details/${failed}`],
    ['a list of jobs', () => '/jobs/failed'],
    ['a search', () => `/jobs/failed?q=${encodeURIComponent(TURNED)}`],
    ['the recurring jobs', () => '/recurring'],
    ['the audit', () => '/audit'],
    ['the overview', () => '/'],
  ])('are shown in words on the page of %s', async (_, path) => {
    const page = await site.open(path());

    await page.getByText(SHOWN).first().waitFor();
    await settles(async () => expect(await page.title()).toContain(SHOWN));
    expect(await turnedIn(page)).toEqual([]);
  });

  it('are shown in words in questions and tooltips', async () => {
    const page = await site.open(`/recurring/details?id=${encodeURIComponent(TURNED)}`);
    await page.getByRole('heading', { level: 1, name: SHOWN }).waitFor();
    await page.getByRole('button', { name: 'Remove' }).click();

    await page.getByRole('dialog').getByText(SHOWN).first().waitFor();
    expect(await turnedIn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expectGoodLooks(page);
  });

  it('do not change what an action is about', async () => {
    const page = await site.open(`/recurring/details?id=${encodeURIComponent(TURNED)}`);
    await page.getByRole('button', { name: `Pause ${SHOWN}` }).click();
    await page.getByRole('button', { name: `Resume ${SHOWN}` }).waitFor();

    const { recurring } = site.dashboard.storage;
    expect((await recurring.find(TURNED))?.pausedAt).toBeInstanceOf(Date);
  });
});
