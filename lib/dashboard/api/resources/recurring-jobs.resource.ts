import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { HangfireClient } from '../../../client/hangfire-client.js';
import type { RecurringJobDetails } from '../../../client/recurring-job-details.js';
import { NAME_LIMITS } from '../../../storage/name-limits.js';
import type { RecurringAnswer, RecurringJobsAnswer } from '../../answers/recurring.js';
import { AuditLog } from '../../audit/audit-log.js';
import { phrase } from '../../audit/audit-phrases.js';
import { refusable } from '../../creation/application-refusal.js';
import { callOf } from '../../creation/call-of.js';
import { JobMethods } from '../../creation/job-methods.js';
import { requireFittingArguments } from '../../creation/new-arguments.js';
import { requireValidArguments } from '../../creation/schemas/argument-schemas.js';
import { NotFoundError } from '../../errors/not-found-error.js';
import { RecurringJobExistsError } from '../../errors/recurring-job-exists-error.js';
import type { ApiRequest, ApiResource, ApiRoute } from '../api-route.js';
import type { ChangeAnswer } from '../job-actions.js';
import { RecurringReader } from '../readers/recurring-reader.js';
import { chosenIdOf } from '../requests/chosen-id.js';
import {
  callFields,
  cursor,
  limitUpTo,
  optionalText,
  parseInput,
  shortText,
  wordsOf,
} from '../requests/input.js';

/** Recurring jobs, each with its last runs and their states. */
const MAX_PAGE_SIZE = 100;

const page = z.object({ q: optionalText(500), cursor, limit: limitUpTo(MAX_PAGE_SIZE) });

const update = z.strictObject({
  cron: shortText(200).min(1).optional(),
  timeZone: shortText(100).min(1).optional(),
});

const newRecurring = z.strictObject({
  ...callFields,
  id: shortText(NAME_LIMITS.recurringId).min(1),
  cron: shortText(200).min(1),
  timeZone: shortText(100).min(1).default('UTC'),
});

@Injectable()
export class RecurringJobsResource implements ApiResource {
  readonly routes: readonly ApiRoute[] = [
    { method: 'GET', path: 'recurring-jobs', answer: (request) => this.list(request) },
    { method: 'GET', path: 'recurring-jobs/details', answer: (request) => this.get(request) },
    {
      method: 'POST',
      path: 'recurring-jobs',
      permission: 'create',
      status: 201,
      answer: (request) => this.create(request),
    },
    {
      method: 'POST',
      path: 'recurring-jobs/triggers',
      permission: 'trigger',
      answer: (request) => this.trigger(request),
    },
    {
      method: 'PUT',
      path: 'recurring-jobs/pause',
      permission: 'pause',
      answer: (request) => this.pause(request),
    },
    {
      method: 'DELETE',
      path: 'recurring-jobs/pause',
      permission: 'pause',
      answer: (request) => this.resume(request),
    },
    {
      method: 'PATCH',
      path: 'recurring-jobs',
      permission: 'edit',
      answer: (request) => this.edit(request),
    },
    {
      method: 'DELETE',
      path: 'recurring-jobs',
      permission: 'edit',
      answer: (request) => this.remove(request),
    },
  ];

  constructor(
    @Inject(HangfireClient) private readonly client: HangfireClient,
    @Inject(RecurringReader) private readonly reader: RecurringReader,
    @Inject(JobMethods) private readonly methods: JobMethods,
    @Inject(AuditLog) private readonly audit: AuditLog,
  ) {}

  private list({ query, language }: ApiRequest): Promise<RecurringJobsAnswer> {
    const { q, cursor: from, limit: size } = parseInput('query', page, query);
    const place = { limit: size, cursor: from };
    return this.reader.search(wordsOf(q), place, language);
  }

  private async get({ query, language }: ApiRequest): Promise<RecurringAnswer> {
    return this.reader.read(await this.find(chosenIdOf(query)), language);
  }

  private async create({ body, by }: ApiRequest): Promise<{ id: string }> {
    const { id, cron, timeZone, type, method, args, queue } = parseInput(
      'body',
      newRecurring,
      body,
    );
    const known = await this.methods.require({ type, method });
    requireFittingArguments(args, known);
    await refusable(() => requireValidArguments(args, known));
    if (await this.client.recurringJobs.get(id)) throw new RecurringJobExistsError(id);

    const { service, call } = callOf(known, args);
    const options = { timeZone, queue };
    await this.client.recurringJobs.addOrUpdate(id, service, call, cron, options);
    const details = `${known.handler.name}.${known.method}, ${cron} (${timeZone})`;
    await this.audit.record({ by, action: 'recurring.create', subject: id, details });
    return { id };
  }

  private async trigger({ query, by }: ApiRequest) {
    const id = chosenIdOf(query);
    await this.find(id);
    const jobId = await this.client.recurringJobs.trigger(id, { by: by.name });
    const details = jobId === null ? phrase('filter-cancelled') : phrase('job', { id: jobId });
    await this.audit.record({ by, action: 'recurring.trigger', subject: id, details });
    return { jobId };
  }

  private async pause({ query, by }: ApiRequest): Promise<ChangeAnswer> {
    const id = chosenIdOf(query);
    const { pausedAt } = await this.find(id);
    if (pausedAt) return { changed: false };

    this.requireFound(id, await this.client.recurringJobs.pause(id, { by: by.name }));
    await this.audit.record({ by, action: 'recurring.pause', subject: id });
    return { changed: true };
  }

  private async resume({ query, by }: ApiRequest): Promise<ChangeAnswer> {
    const id = chosenIdOf(query);
    const { pausedAt } = await this.find(id);
    if (!pausedAt) return { changed: false };

    this.requireFound(id, await this.client.recurringJobs.resume(id));
    await this.audit.record({ by, action: 'recurring.resume', subject: id });
    return { changed: true };
  }

  private async edit({ query, body, by }: ApiRequest): Promise<ChangeAnswer> {
    const id = chosenIdOf(query);
    const { cron, timeZone } = parseInput('body', update, body);
    const before = await this.find(id);
    this.requireFound(id, await this.client.recurringJobs.update(id, { cron, timeZone }));

    const details =
      `${before.cron} (${before.timeZone}) → ` +
      `${cron ?? before.cron} (${timeZone ?? before.timeZone})`;
    await this.audit.record({ by, action: 'recurring.edit', subject: id, details });
    return { changed: true };
  }

  private async remove({ query, by }: ApiRequest): Promise<ChangeAnswer> {
    const id = chosenIdOf(query);
    this.requireFound(id, await this.client.recurringJobs.removeIfExists(id));
    await this.audit.record({ by, action: 'recurring.remove', subject: id });
    return { changed: true };
  }

  private async find(id: string): Promise<RecurringJobDetails> {
    const found = id.includes('\0') ? undefined : await this.client.recurringJobs.get(id);
    if (!found) throw new NotFoundError('recurring job', id);
    return found;
  }

  private requireFound(id: string, isFound: boolean): void {
    if (!isFound) throw new NotFoundError('recurring job', id);
  }
}
