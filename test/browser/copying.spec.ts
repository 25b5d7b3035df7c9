import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import type { Page } from 'playwright-core';
import { Masked } from '../../lib/job/display/masked.js';
import { aNewJob } from '../support/builders.js';
import { closePages, useBrowser } from './support/browser.js';
import { inState } from './support/in-state.js';
import { panel } from './support/job-page.js';
import { Site } from './support/site.js';

@Injectable()
class StockService {
  count(numbers: readonly number[], since: Date, places: ReadonlyMap<string, bigint>) {
    return { total: numbers.length, since, places };
  }

  pay(amount: number, @Masked() card: string) {
    return { amount, digits: card.length };
  }
}

const NUMBERS = Array.from({ length: 10_000 }, (_, index) => index);
const SINCE = new Date('2026-03-11T10:30:00.000Z');
const PLACES = new Map([['\u202Ehere', 1n]]);

/** In the realm of the test, as if the text were pasted into it. */
const evaluated = (text: string): unknown => new Function(`return (${text})`)();

useBrowser();

describe('What is copied from a job', () => {
  let site: Site;

  beforeAll(async () => {
    site = await Site.start({ server: {}, providers: [StockService] });
  });
  afterEach(async () => {
    await closePages();
    expect(site.complaints.splice(0)).toEqual([]);
  });
  afterAll(() => site.close());

  const open = async (id: string): Promise<Page> => {
    const page = await site.open(`/jobs/details/${id}`, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await panel(page, 'Call').waitFor();
    return page;
  };
  const copied = async (page: Page, from: string, index = 0): Promise<string> => {
    const button = panel(page, from).getByRole('button', { name: 'Copy' }).nth(index);
    await button.click();
    await panel(page, from).getByRole('button', { name: 'Copied' }).waitFor();
    const text = await page.evaluate<string>('navigator.clipboard.readText()');
    await panel(page, from).getByRole('button', { name: 'Copied' }).waitFor({ state: 'detached' });
    return text;
  };
  const counted = async () => {
    const { jobs } = site.dashboard;
    const created = jobs.enqueue(StockService, (it) => it.count(NUMBERS, SINCE, PLACES));
    return inState(site.dashboard, 'Succeeded', created);
  };

  it('is each argument as a whole, as code that evaluates to it', async () => {
    const page = await open(await counted());

    const texts = [];
    for (const index of [0, 1, 2]) texts.push(await copied(page, 'Arguments', index));
    expect(texts.map((text) => evaluated(text))).toEqual([NUMBERS, SINCE, PLACES]);
    expect(texts[1]).toBe('new Date("2026-03-11T10:30:00.000Z")');
    expect(texts[2]).toBe('new Map([["\\u202ehere", 1n]])');
  });

  it('is the call with all of its arguments, and the result', async () => {
    const page = await open(await counted());

    const call = await copied(page, 'Call');
    const calledWith = evaluated(call.replace('stockService.count', 'Array.of')) as unknown[];
    expect(calledWith).toEqual([NUMBERS, SINCE, PLACES]);
    const result = evaluated(await copied(page, 'Result'));
    expect(result).toEqual({ total: 10_000, since: SINCE, places: PLACES });
  });

  it('holds no masked value', async () => {
    const { jobs } = site.dashboard;
    const paid = jobs.enqueue(StockService, (it) => it.pay(7, '4000-1234'));
    const page = await open(await inState(site.dashboard, 'Succeeded', paid));

    expect(await copied(page, 'Call')).toBe('stockService.pay(7, "•••")');
  });

  it('is nothing where the value is too large, and the page says so', async () => {
    const text = JSON.stringify(['x'.repeat(9_000_000)]);
    const job = aNewJob({ type: 'StockService', method: 'count', arguments: text, queue: 'other' });
    await site.dashboard.storage.jobs.createJobs([job]);
    const page = await open(job.id);

    await panel(page, 'Arguments').getByRole('button', { name: 'Copy' }).first().click();
    await page.getByText('This value cannot be copied as a whole').waitFor();
  });
});
