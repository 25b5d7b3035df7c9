import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import type { Page } from 'playwright-core';
import { JobDisplayName } from '../../lib/job/job-display-name.js';
import { MemoryJobStorage } from '../../lib/storages/memory/memory-job-storage.js';
import { aNewJob, anEntry } from '../support/builders.js';
import { closePages, useBrowser } from './support/browser.js';
import { inState } from './support/in-state.js';
import { expectGoodLooks } from './support/looks.js';
import { Site } from './support/site.js';

@Injectable()
class CardService {
  @JobDisplayName('Charge {1}')
  charge(amount: number, cardNumber: string, details: { cardNumber: string; city: string }) {
    return { amount, cardNumber, city: details.city };
  }
}

const CARD = '4000-1234';

useBrowser();

let site: Site;
afterEach(async () => {
  await closePages();
  expect(site.complaints.splice(0)).toEqual([]);
});

describe('Hidden values of a job', () => {
  afterEach(() => site.close());

  it('are values under a masked name, in arguments and result', async () => {
    const page = await chargedIn({ maskedParameters: ['cardNumber'] });
    await page.getByRole('heading', { level: 1, name: 'Charge •••' }).waitFor();

    await panel(page, 'Call')
      .getByText(/^cardService\.charge\(7, •••, \{/)
      .waitFor();
    await panel(page, 'Arguments').getByText('Not shown').waitFor();
    await panel(page, 'Result').getByText("city: 'Ankara'").waitFor();
    expect(await page.getByText(CARD).count()).toBe(0);
    await expectGoodLooks(page);
  });

  it('are hidden in lists, and in the JSON of the job, which is there to read, copy and keep', async () => {
    const page = await chargedIn({ maskedParameters: ['cardNumber'] });
    await page.getByText('Show the job as JSON').click();
    const json = panel(page, 'JSON').getByRole('group', { name: 'JSON' });
    await json.getByText('"argumentsLine"').waitFor();
    // What the bar of the page covers is too small to touch.
    await page.evaluate('scrollTo(0, 0)');
    await expectGoodLooks(page);
    const shown = JSON.parse((await json.textContent()) ?? '');
    expect(shown).toMatchObject({
      displayName: 'Charge •••',
      type: 'CardService',
      state: 'Succeeded',
    });
    expect(JSON.stringify(shown)).not.toContain(CARD);

    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe(`job-${shown.id}.json`);
    expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toEqual(shown);

    await page.goto(`${site.url}/jobs/succeeded`);
    const line = page.getByText("7, •••, { cardNumber: '•••', city: 'Ankara' }");
    await line.waitFor();
    await expectGoodLooks(page);
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByLabel('Show arguments in lists').uncheck();
    await line.waitFor({ state: 'detached' });
  });

  it('are all arguments and results, if these are not displayed', async () => {
    const page = await chargedIn({ displayArguments: false });

    await panel(page, 'Call').getByText('cardService.charge(…)').waitFor();
    await panel(page, 'Result').getByText('Results are not displayed here.').waitFor();
    expect(await panel(page, 'Arguments').count()).toBe(0);
    expect(await page.getByText(CARD).count()).toBe(0);
  });
});

describe('A long value of a job', () => {
  const storage = new MemoryJobStorage();

  beforeAll(async () => {
    site = await Site.start({ storage, providers: [CardService] });
  });
  afterAll(() => site.close());

  const openStored = async (given: Parameters<typeof aNewJob>[0]): Promise<Page> => {
    const job = aNewJob({ type: 'CardService', method: 'charge', ...given });
    await storage.jobs.createJobs([job]);
    return site.open(`/jobs/details/${job.id}`);
  };

  it('shows only its beginning: a megabyte of text, and thousands of elements', async () => {
    const amounts = Array.from({ length: 10_000 }, (_, index) => index);
    const text = 'x'.repeat(1_000_000);
    const page = await openStored({ arguments: JSON.stringify([1, text, { amounts }]) });

    await page.getByText('Cut: the argument is longer than what is shown.').first().waitFor();
    await panel(page, 'Arguments').getByRole('group', { name: 'details' }).waitFor();
    await expectGoodLooks(page);
  });

  it('shows the beginning of a long stack, and all of it on demand', async () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => `    at line${index} (app.ts)`);
    const page = await openStored({
      state: 'Failed',
      history: [
        anEntry('Processing'),
        anEntry('Failed', {
          data: {
            exception: { type: 'RangeError', message: 'Too deep' },
            stack: ['RangeError: Too deep', ...lines].join('\n'),
          },
        }),
      ],
    });
    await page.getByText('at line12 (app.ts)').waitFor();
    expect(await page.getByText('at line13 (app.ts)').count()).toBe(0);

    await page.getByRole('button', { name: /^Show [\d,]+ more lines$/ }).click();
    await page.getByText('at line2000 (app.ts)').waitFor();
    await page.getByRole('button', { name: 'Show less' }).click();
    await page.getByText('at line2000 (app.ts)').waitFor({ state: 'detached' });
  });
});

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** A job that has succeeded, in a dashboard that discloses so much. */
async function chargedIn({
  maskedParameters,
  displayArguments,
}: {
  maskedParameters?: string[];
  displayArguments?: boolean;
}): Promise<Page> {
  site = await Site.start({
    dashboard: { displayArguments },
    maskedParameters,
    server: {},
    providers: [CardService],
  });
  const { jobs } = site.dashboard;
  const charge = jobs.enqueue(CardService, (it) =>
    it.charge(7, CARD, { cardNumber: CARD, city: 'Ankara' }),
  );
  return site.open(`/jobs/details/${await inState(site.dashboard, 'Succeeded', charge)}`);
}
