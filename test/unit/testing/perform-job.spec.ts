import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import {
  JOB_STORAGE,
  JobContext,
  type JobFilter,
  type JobStorage,
  UnserializableArgumentError,
  UseJobFilters,
} from 'nestjs-hangfire';
import { CreationCanceledError, JobsFailedError } from 'nestjs-hangfire/testing';
import { CampaignService, EmailService } from './support/shop.js';
import { statesOf, TestingApp } from './support/testing-app.js';

const onlyForTenants: JobFilter = {
  onCreating(context) {
    context.canceled = context.parameters.get('tenant') === undefined;
  },
  onPerforming(context) {
    context.canceled = context.parameters.get('tenant') === 'gone';
  },
};

@Injectable()
class TenantService {
  @UseJobFilters(onlyForTenants)
  async report(since: Date): Promise<string> {
    const { parameters, attempt } = JobContext.current();
    return `${parameters.get('tenant')} since ${since.getFullYear()}, attempt ${attempt}`;
  }

  async echo(value: unknown): Promise<unknown> {
    return value;
  }
}

@UseJobFilters(onlyForTenants)
abstract class Printer {
  abstract print(page: number): void;
}

describe('performJob', () => {
  let app: TestingApp;

  beforeEach(async () => {
    app = await TestingApp.start({}, { providers: [TenantService] });
  });
  afterEach(() => app.close());

  const report = (tenant?: string) =>
    app.hangfire.performJob(
      TenantService,
      (tenants) => tenants.report(new Date('2020-05-05T00:00:00Z')),
      { parameters: tenant === undefined ? {} : { tenant } },
    );

  it('creates a job and runs it through its filters', async () => {
    const job = await report('acme');

    expect(job).toMatchObject({ state: 'Succeeded', result: 'acme since 2020, attempt 1' });
    expect(job.result?.toUpperCase()).toBe('ACME SINCE 2020, ATTEMPT 1');
    expect(statesOf(job)).toEqual(['Enqueued', 'Processing', 'Succeeded']);
  });

  it('gives the method its arguments as they come back from the store', async () => {
    const given = { at: new Date(0), ids: new Set([1, 2]) };
    const { args, result } = await app.hangfire.performJob(TenantService, (tenants) =>
      tenants.echo(given),
    );

    expect(args).toEqual([given]);
    expect(result).toEqual(given);
    expect(result).not.toBe(given);
  });

  it('refuses arguments that would not come back exactly', async () => {
    const performed = app.hangfire.performJob(TenantService, (tenants) =>
      tenants.echo({ callback: () => 'lost' }),
    );

    await expect(performed).rejects.toBeInstanceOf(UnserializableArgumentError);
  });

  it('runs this job only, before all others', async () => {
    await app.jobs.enqueue(EmailService, (email) => email.sendReminder('before'), { priority: -9 });
    await app.hangfire.performJob(CampaignService, (campaigns) => campaigns.start(['ada']));

    expect(app.email.log).toEqual(['campaign started']);
    expect(app.hangfire.enqueued(EmailService)).toMatchObject([
      { state: 'Enqueued', attempt: 0 },
      { state: 'Enqueued', attempt: 0 },
    ]);
  });

  it('fails the test when the job fails, or gives the job', async () => {
    const fail = (options = {}) =>
      app.hangfire.performJob(EmailService, (email) => email.sendOnce('ada'), options);

    await expect(fail()).rejects.toBeInstanceOf(JobsFailedError);
    expect(await fail({ failures: 'keep' })).toMatchObject({
      state: 'Failed',
      exception: { message: 'No mail for ada' },
    });
  });

  it('gives a job whose run a filter has cancelled', async () => {
    expect(await report('gone')).toMatchObject({ state: 'Deleted', result: undefined });
  });

  it('says when a filter has cancelled the creation', async () => {
    const performed = report();

    await expect(performed).rejects.toBeInstanceOf(CreationCanceledError);
    await expect(performed).rejects.toThrow('TenantService.report was not performed');
  });

  it('says when a filter has cancelled a job that is named by an abstract class', async () => {
    const performed = app.hangfire.performJob(Printer, (printer) => printer.print(7));

    await expect(performed).rejects.toThrow('Printer.print was not performed');
  });

  it('gives the job unrun where its queue is paused', async () => {
    await app.get<JobStorage>(JOB_STORAGE).queues.pause('default', 'a test');

    expect(
      await app.hangfire.performJob(TenantService, (tenants) => tenants.echo(1)),
    ).toMatchObject({ state: 'Enqueued', attempt: 0 });
  });
});
