import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { HangfireClient } from '../../../client/hangfire-client.js';
import { EngineReason } from '../../../states/engine-reason.js';
import { EnqueuedState } from '../../../states/enqueued-state.js';
import { ScheduledState } from '../../../states/scheduled-state.js';
import type { State } from '../../../states/state.js';
import type { JobRecord } from '../../../storage/jobs/records.js';
import { MAX_SECONDS } from '../../../support/options/option-schemas.js';
import type { CreatedJobAnswer, JobCopyAnswer } from '../../answers/creation.js';
import { AuditLog } from '../../audit/audit-log.js';
import { phrase } from '../../audit/audit-phrases.js';
import { refusable } from '../../creation/application-refusal.js';
import { callOf } from '../../creation/call-of.js';
import { COPY_OF } from '../../creation/copy-parameter.js';
import { jobCopyOf } from '../../creation/job-copy.js';
import { JobMethods } from '../../creation/job-methods.js';
import { requireFittingArguments, withKept } from '../../creation/new-arguments.js';
import { requireValidArguments } from '../../creation/schemas/argument-schemas.js';
import { Disclosure } from '../../display/disclosure.js';
import { InvalidInputError } from '../../errors/invalid-input-error.js';
import { NotFoundError } from '../../errors/not-found-error.js';
import type { ApiRequest, ApiResource, ApiRoute } from '../api-route.js';
import { callFields, MAX_NEW_ARGUMENTS, parseInput, requireId } from '../requests/input.js';

const newJob = z.strictObject({
  ...callFields,
  delaySeconds: z.number().min(0).max(MAX_SECONDS).optional(),
  /** The job of which the new job is a copy. */
  copyOf: z.uuid().optional(),
  /** The positions of arguments that keep the values of the original. */
  kept: z
    .array(
      z
        .int()
        .min(0)
        .max(MAX_NEW_ARGUMENTS - 1),
    )
    .max(MAX_NEW_ARGUMENTS)
    .default([]),
});

/** New jobs, and copies of jobs with other arguments. */
@Injectable()
export class NewJobsResource implements ApiResource {
  readonly routes: readonly ApiRoute[] = [
    {
      method: 'GET',
      path: 'job-methods',
      permission: 'create',
      answer: () => this.methods.list(),
    },
    {
      method: 'GET',
      path: 'jobs/:id/copy',
      permission: 'create',
      answer: ({ id }) => this.copy(id),
    },
    {
      method: 'POST',
      path: 'jobs',
      permission: 'create',
      status: 201,
      answer: (request) => this.create(request),
    },
  ];

  constructor(
    @Inject(HangfireClient) private readonly client: HangfireClient,
    @Inject(JobMethods) private readonly methods: JobMethods,
    @Inject(Disclosure) private readonly disclosure: Disclosure,
    @Inject(AuditLog) private readonly audit: AuditLog,
  ) {}

  private async copy(given: string): Promise<JobCopyAnswer> {
    const original = await this.find(given);
    const known = await this.methods.require(original, { isJob: true });
    return jobCopyOf(original, known, this.disclosure);
  }

  private async create({ body, by }: ApiRequest): Promise<CreatedJobAnswer> {
    const { type, method, args, queue, copyOf, kept, delaySeconds } = parseInput(
      'body',
      newJob,
      body,
    );
    const original = copyOf === undefined ? undefined : await this.find(copyOf);
    const known = await this.methods.require({ type, method }, { isJob: original !== undefined });
    if (original && !this.methods.isCall(original, known)) {
      throw InvalidInputError.of('otherCall', { call: `${original.type}.${original.method}` });
    }
    const { handler } = known;
    requireFittingArguments(args, known);
    const values = withKept(args, kept, { original, handler, disclosure: this.disclosure });

    await refusable(() => requireValidArguments(values, known));
    const { service, call } = callOf(known, values);
    const jobId = await refusable(() =>
      this.client.jobs.create(service, call, this.state(delaySeconds, by.name), {
        queue,
        priority: original?.priority,
        parameters: original && { [COPY_OF]: original.id },
      }),
    );
    const details = [
      `${handler.name}.${known.method}`,
      original && phrase('copy', { id: original.id }),
    ];
    await this.audit.record({
      by,
      action: 'job.create',
      subject: jobId ?? 'cancelled by a filter',
      details: details.filter(Boolean).join(', '),
    });
    return { jobId };
  }

  private state(delaySeconds = 0, user: string): State {
    const reason = EngineReason.of('created-by', { user });
    if (delaySeconds === 0) return new EnqueuedState(undefined, reason);

    const now = this.client.storage.clock.now();
    return new ScheduledState(new Date(now.getTime() + delaySeconds * 1_000), reason);
  }

  private async find(given: string): Promise<JobRecord> {
    const id = requireId('job', given);
    const record = await this.client.storage.jobs.findJob(id);
    if (!record) throw new NotFoundError('job', id);
    return record;
  }
}
