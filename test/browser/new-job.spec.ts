import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { IsEmail, IsInt, IsOptional, Min } from 'class-validator';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import type { Permission } from '../../lib/dashboard/answers/session.js';
import { Masked } from '../../lib/job/display/masked.js';
import { JobDisplayName } from '../../lib/job/job-display-name.js';
import { JobType } from '../../lib/job/job-type.js';
import { JobSchema } from '../../lib/job/schemas/job-schema.js';
import { closePages, useBrowser } from './support/browser.js';
import { InvoiceService } from './support/invoice-service.js';
import { expectGoodLooks } from './support/looks.js';
import { placesOf } from './support/places-in-turn.js';
import { settles } from './support/settles.js';
import { Site } from './support/site.js';

@Injectable()
class CardService {
  @JobDisplayName('Pay')
  pay(_amount: number, @Masked() _card: string): void {}
}

class Parcel {
  @IsEmail()
  to!: string;

  @IsInt()
  @Min(1)
  @IsOptional()
  weight?: number;
}

@JobType('Parcels')
class ParcelService {
  @JobDisplayName('Send a parcel')
  send(_parcel: Parcel, @JobSchema(z.enum(['road', 'air'])) _way: string): void {}
}

useBrowser();

let site: Site;
afterEach(async () => {
  await closePages();
  expect(site.complaints.splice(0)).toEqual([]);
});

describe.each(placesOf(import.meta.url))('A new job on $platform, $where', (place) => {
  beforeAll(async () => {
    site = await Site.start({ place, providers: [InvoiceService, CardService] });
  });
  afterAll(() => site.close());

  it('is refused in the language of the reader', async () => {
    const page = await site.open('/new-job', { locale: 'ru-RU' });
    await page.getByLabel('Класс и метод').selectOption('InvoiceService.send');
    await page.getByLabel('Очередь', { exact: true }).fill('No Queue');
    await page.getByRole('button', { name: 'Создать задачу' }).click();

    await page.getByText('Имя очереди — от 1 до 50 строчных латинских букв').waitFor();
    await site.refused(422, 1);
  });

  it('is created with JSON for each argument, and then shown', async () => {
    const page = await site.open('/jobs/all');
    await page.getByRole('link', { name: 'New job' }).click();
    await page.getByRole('heading', { level: 1, name: 'New job' }).waitFor();
    const button = page.getByRole('button', { name: 'Create the job' });
    await page.getByLabel('Class and method').selectOption('InvoiceService.send');

    await page.getByLabel('number', { exact: true }).fill('4');
    await page.getByLabel('options', { exact: true }).fill('{"to": ');
    await page.getByText('This is not JSON').waitFor();
    await page.getByLabel('options', { exact: true }).fill('{"to":\n"a" 7}');
    await page.getByText('This is not JSON: see line 2, column 5.').waitFor();
    await settles(async () => expect(await button.isDisabled()).toBe(true));
    await expectGoodLooks(page);
    await page.getByLabel('options', { exact: true }).fill('{"to": "grace@example.org"}');
    await page.getByLabel('Start after … seconds').fill('600');
    await button.click();

    await page.getByRole('heading', { level: 1, name: 'Send invoice 4' }).waitFor();
    const { jobs } = await site.dashboard.storage.monitoring.search({}, { limit: 10 });
    expect(jobs).toHaveLength(1);
    const job = await site.dashboard.jobs.get(jobs[0]?.id ?? null);
    expect(job).toMatchObject({ state: 'Scheduled' });
    expect(job?.args).toEqual([4, { to: 'grace@example.org' }]);
  });

  it('is a copy of another one with other arguments', async () => {
    const { jobs } = site.dashboard;
    const original = await jobs.enqueue(InvoiceService, (it) => it.send(7, { to: 'ada' }));
    const page = await site.open(`/jobs/details/${original}`);
    await page.getByRole('link', { name: 'Run again with other arguments' }).click();
    const number = page.getByLabel('number', { exact: true });
    await settles(async () => expect(await number.inputValue()).toBe('7'));
    await expectGoodLooks(page);
    await number.fill('8');
    await page.getByRole('button', { name: 'Create the job' }).click();

    await page.getByRole('heading', { level: 1, name: 'Send invoice 8' }).waitFor();
    const details = page.getByRole('region', { name: 'Details', exact: true });
    await details.getByText('Copy of').waitFor();
    await details.getByRole('link', { name: `…${original?.slice(-10)}` }).click();
    await page.getByRole('heading', { level: 1, name: 'Send invoice 7' }).waitFor();
  });

  it('has no masked value of its original', async () => {
    const { jobs } = site.dashboard;
    const original = await jobs.enqueue(CardService, (it) => it.pay(7, '4111-secret'));
    const page = await site.open(`/new-job?copy=${original}`);
    const button = page.getByRole('button', { name: 'Create the job' });
    await page.getByText('The value of the original is not shown. Type it anew.').waitFor();
    expect(await page.content()).not.toContain('secret');
    await settles(async () => expect(await button.isDisabled()).toBe(true));

    await page.getByLabel('_card').fill('"4222"');
    await button.click();
    await page.getByRole('heading', { level: 1, name: 'Pay' }).waitFor();
    const found = await site.dashboard.storage.monitoring.search(
      { type: 'CardService' },
      { limit: 10 },
    );
    const copy = found.jobs.find(({ id }) => id !== original);
    expect((await jobs.get(copy?.id ?? null))?.args).toEqual([7, '4222']);
  });

  it('is shown the refusal of the server', async () => {
    const page = await site.open('/new-job');
    await page.getByLabel('Class and method').selectOption('InvoiceService.print');
    await page.getByLabel('_number').fill('1');
    await page.getByLabel('Queue').fill('no such: queue!');
    await page.getByRole('button', { name: 'Create the job' }).click();

    await page.getByText('no such: queue!', { exact: false }).first().waitFor();
    await site.refused(422);
  });
});

describe('A new job whose arguments have schemas', () => {
  beforeAll(async () => {
    site = await Site.start({ providers: [ParcelService] });
  });
  afterAll(() => site.close());

  it('says what is expected, and shows the problems at the arguments that they are of', async () => {
    const page = await site.open('/new-job');
    await page.getByLabel('Class and method').selectOption('Parcels.send');
    const expected = page.getByRole('list', { name: 'Expected for _parcel' });
    await expected.getByText('to: string (isEmail)').waitFor();
    await expected
      .getByRole('listitem')
      .filter({ hasText: 'weight: number' })
      .getByText('optional')
      .waitFor();
    await page.getByText('"road" | "air"').waitFor();
    await expectGoodLooks(page);

    const parcel = page.getByLabel('_parcel', { exact: true });
    await page.getByRole('button', { name: 'Fill in a template: _parcel' }).click();
    await settles(async () => expect(JSON.parse(await parcel.inputValue())).toEqual({ to: '' }));
    await page.getByLabel('_way', { exact: true }).fill('"sea"');
    await page.getByRole('button', { name: 'Create the job' }).click();
    await page.getByRole('main').getByText('to: to must be an email').waitFor();
    await page
      .getByRole('main')
      .getByText(/^Invalid option/)
      .waitFor();
    expect(await parcel.getAttribute('aria-invalid')).toBe('true');
    await site.refused(422);

    await parcel.fill('{"to": "ada@example.org"}');
    await page
      .getByRole('main')
      .getByText('to: to must be an email')
      .waitFor({ state: 'detached' });
    await page.getByLabel('_way', { exact: true }).fill('"air"');
    await page.getByRole('button', { name: 'Create the job' }).click();
    await page.getByRole('heading', { level: 1, name: 'Send a parcel' }).waitFor();
  });
});

describe('A new recurring job', () => {
  beforeAll(async () => {
    site = await Site.start({ providers: [InvoiceService] });
  });
  afterAll(() => site.close());

  it('is created with a preview of its schedule, once', async () => {
    const page = await site.open('/recurring');
    await page.getByRole('link', { name: 'New recurring job' }).click();
    await fillRecurring(page);
    await expectGoodLooks(page);
    await page.getByRole('button', { name: 'Create the recurring job' }).click();
    await page.getByRole('heading', { level: 1, name: 'nightly invoices' }).waitFor();
    expect(await site.dashboard.storage.recurring.find('nightly invoices')).toMatchObject({
      cron: '0 4 * * *',
      timeZone: 'Europe/Istanbul',
      arguments: '[1]',
    });

    const again = await site.open('/new-recurring-job');
    await fillRecurring(again);
    await again.getByRole('button', { name: 'Create the recurring job' }).click();
    await again.getByText('There is a recurring job with this id already.').waitFor();
    await site.refused(409);
  });
});

describe('Somebody without the permission to create', () => {
  const permissions: readonly Permission[] = ['view', 'requeue', 'delete', 'edit'];

  beforeAll(async () => {
    const authorize = () => ({ name: 'eve', permissions });
    site = await Site.start({ dashboard: { authorize }, providers: [InvoiceService] });
  });
  afterAll(() => site.close());

  it('is offered no new jobs, and no copies', async () => {
    const id = await site.dashboard.jobs.enqueue(InvoiceService, (it) => it.send(1));
    const page = await site.open('/jobs/all');
    await page.getByRole('link', { name: 'Send invoice 1' }).waitFor();
    expect(await page.getByRole('link', { name: 'New job' }).count()).toBe(0);

    const job = await site.open(`/jobs/details/${id}`);
    await job.getByRole('heading', { level: 1, name: 'Send invoice 1' }).waitFor();
    expect(await job.getByRole('link', { name: /Run again/ }).count()).toBe(0);
  });
});

async function fillRecurring(page: Page): Promise<void> {
  await page.getByLabel('Id', { exact: true }).fill('nightly invoices');
  await page.getByLabel('Class and method').selectOption('InvoiceService.send');
  await page.getByLabel('number', { exact: true }).fill('1');
  await page.getByLabel(/cron/i).fill('0 4 * * *');
  await page.getByLabel('Time zone').fill('Europe/Istanbul');
  await page.getByText('At 04:00').waitFor();
  const button = page.getByRole('button', { name: 'Create the recurring job' });
  await settles(async () => expect(await button.isDisabled()).toBe(false));
}
