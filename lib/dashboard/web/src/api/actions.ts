import type { BulkOperationAnswer, JobAction } from '../../../answers/changes';
import type { CreatedJobAnswer } from '../../../answers/creation';
import { addressPart } from '../addresses/address-part';
import { send } from './client';
import type { JobsSelection } from './queries';
import { timeZone } from './time-zone';

interface Changed {
  readonly changed: boolean;
}

/** A job and the state in which the reader saw it. It is changed only if it is still in that state. */
export interface SeenJob {
  readonly id: string;
  readonly state: string;
}

/** The kind and the subject of a problem. */
export interface ProblemKey {
  readonly kind: string;
  readonly subject: string;
}

/** How many jobs a bulk operation changes at most, and how many a minute. */
export interface BulkLimits {
  readonly limit?: number | undefined;
  readonly perMinute?: number | undefined;
}

interface NewCall {
  readonly type: string;
  readonly method: string;
  readonly args: readonly unknown[];
  readonly queue: string;
}

interface NewJob extends NewCall {
  readonly delaySeconds: number;
  readonly copyOf?: string | undefined;
  /** The positions of arguments that keep the values of the original. */
  readonly kept: readonly number[];
}

interface NewRecurringJob extends NewCall {
  readonly id: string;
  readonly cron: string;
  readonly timeZone: string;
}

const id = addressPart;

/** All changes that the pages can make. */
export const actions = {
  createJob: (job: NewJob) => send<CreatedJobAnswer>('POST', 'jobs', job),
  createRecurringJob: (job: NewRecurringJob) =>
    send<{ readonly id: string }>('POST', 'recurring-jobs', job),
  requeueJob: ({ id: jobId, state }: SeenJob) =>
    send<Changed>('POST', `jobs/${id(jobId)}/requeues`, { expectedState: state }),
  deleteJob: ({ id: jobId, state }: SeenJob) =>
    send<Changed>('POST', `jobs/${id(jobId)}/deletions`, { expectedState: state }),

  changeSeenJobs: (action: JobAction, ids: readonly SeenJob[], limits: BulkLimits = {}) =>
    send<BulkOperationAnswer>('POST', 'bulk-operations', {
      action,
      search: { q: '' },
      ids,
      ...limits,
    }),
  changeMatchingJobs: (
    action: JobAction,
    { state, retries, search }: JobsSelection,
    limits: BulkLimits = {},
  ) =>
    send<BulkOperationAnswer>('POST', 'bulk-operations', {
      action,
      search: { state, retries, q: search, timeZone },
      ...limits,
    }),
  undoBulkOperation: (operationId: string) =>
    send<BulkOperationAnswer>('POST', `bulk-operations/${id(operationId)}/undos`),
  cancelBulkOperation: (operationId: string) =>
    send('POST', `bulk-operations/${id(operationId)}/cancellations`),

  triggerRecurringJob: (recurringId: string) =>
    send<{ readonly jobId: string | null }>(
      'POST',
      `recurring-jobs/triggers?id=${id(recurringId)}`,
    ),
  pauseRecurringJob: (recurringId: string) =>
    send('PUT', `recurring-jobs/pause?id=${id(recurringId)}`),
  resumeRecurringJob: (recurringId: string) =>
    send('DELETE', `recurring-jobs/pause?id=${id(recurringId)}`),
  editRecurringJob: (recurringId: string, schedule: { cron: string; timeZone: string }) =>
    send('PATCH', `recurring-jobs?id=${id(recurringId)}`, schedule),
  removeRecurringJob: (recurringId: string) =>
    send('DELETE', `recurring-jobs?id=${id(recurringId)}`),

  cancelBatch: (batchId: string) => send('POST', `batches/${id(batchId)}/cancellations`),
  pauseQueue: (name: string) => send('PUT', `queues/${id(name)}/pause`),
  resumeQueue: (name: string) => send('DELETE', `queues/${id(name)}/pause`),
  muteProblem: (mute: ProblemKey & { readonly forMs?: number | undefined }) =>
    send('POST', 'problems/mutes', mute),
  unmuteProblem: ({ kind, subject }: ProblemKey) =>
    send('DELETE', `problems/mutes?kind=${id(kind)}&subject=${id(subject)}`),
  muteFailure: ({
    fingerprint,
    ...mute
  }: {
    readonly fingerprint: string;
    readonly forMs?: number;
    readonly untilNextVersion?: boolean;
  }) => send('PUT', `failures/${id(fingerprint)}/mute`, mute),
  unmuteFailure: (fingerprint: string) => send('DELETE', `failures/${id(fingerprint)}/mute`),
  stopServer: (serverId: string) => send('POST', `servers/stops?id=${id(serverId)}`),
} as const;
