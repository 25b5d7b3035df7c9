import { keepPreviousData, queryOptions } from '@tanstack/preact-query';
import type { BatchDetailsAnswer, BatchesAnswer, BatchHoldsAnswer } from '../../../answers/batches';
import type { AuditAnswer, BulkOperationAnswer, BulkOutcomeAnswer } from '../../../answers/changes';
import type { JobCopyAnswer, JobMethodsAnswer } from '../../../answers/creation';
import type { FlowAnswer } from '../../../answers/flow';
import type { FacetsAnswer, JobAnswer } from '../../../answers/jobs';
import type { BoundedCount, HistoryAnswer } from '../../../answers/live';
import type {
  LineAnswer,
  LostServerAnswer,
  OverviewAnswer,
  QueueAnswer,
  ServerAnswer,
} from '../../../answers/overview';
import type { FailureAnswer, PerformanceAnswer, Span } from '../../../answers/performance';
import type { ProblemsAnswer } from '../../../answers/problems';
import type {
  CronPreviewAnswer,
  RecurringAnswer,
  RecurringJobsAnswer,
} from '../../../answers/recurring';
import type { SessionAnswer } from '../../../answers/session';
import type { WaitReason } from '../../../answers/waiting';
import { addressPart } from '../addresses/address-part';
import { language } from '../i18n/locale';
import { get, send } from './client';
import { findJobs, type JobsQuestion } from './find-jobs';
import { recoveryInterval } from './query-client';
import { timeZone } from './time-zone';

const BULK_PROGRESS_INTERVAL_MS = 1_000;
const FACETS_FRESH_FOR_MS = 30_000;
/** Permissions may be given or withdrawn while a page is open. */
const SESSION_INTERVAL_MS = 60_000;

/** The jobs of a list. */
export interface JobsSelection {
  /** The name of the list in the API; left out for all jobs. */
  readonly state?: string | undefined;
  readonly retries?: boolean | undefined;
  readonly search: string;
}

export interface JobsPage extends JobsSelection {
  /** If it is left out: the list's own order. */
  readonly order?: 'oldest' | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface BatchesPage {
  readonly state?: string | undefined;
  readonly search: string;
  readonly cursor?: string | undefined;
}

const id = addressPart;

const questionOf = ({ state, retries, search, order, cursor, limit }: JobsPage): JobsQuestion => ({
  state,
  retries,
  q: search,
  order,
  cursor,
  limit,
});

export const queries = {
  session: () =>
    queryOptions({
      queryKey: ['session'],
      queryFn: ({ signal }) => get<SessionAnswer>('session', { signal }),
      staleTime: SESSION_INTERVAL_MS,
      refetchInterval: (query) => recoveryInterval(query) || SESSION_INTERVAL_MS,
    }),
  overview: () =>
    queryOptions({
      queryKey: ['overview'],
      queryFn: ({ signal }) => get<OverviewAnswer>('overview', { signal }),
    }),
  history: (resolution: HistoryAnswer['resolution']) =>
    queryOptions({
      queryKey: ['history', resolution],
      queryFn: ({ signal }) =>
        get<HistoryAnswer>('history', { parameters: { resolution }, signal }),
      staleTime: 60_000,
      placeholderData: keepPreviousData,
    }),
  performance: (span: Span) =>
    queryOptions({
      queryKey: ['performance', span],
      queryFn: ({ signal }) =>
        get<PerformanceAnswer>('performance', { parameters: { span }, signal }),
      placeholderData: keepPreviousData,
    }),
  failure: (fingerprint: string, span: Span) =>
    queryOptions({
      queryKey: ['failure', fingerprint, span],
      queryFn: ({ signal }) =>
        get<FailureAnswer>(`failures/${id(fingerprint)}`, { parameters: { span }, signal }),
      placeholderData: keepPreviousData,
    }),
  jobs: (page: JobsPage) =>
    queryOptions({
      queryKey: ['jobs', questionOf(page)],
      queryFn: ({ signal }) => findJobs(questionOf(page), signal),
      placeholderData: keepPreviousData,
    }),
  /** The jobs that a held list would show now. Asked for once for each refresh that the list did not take part in. */
  jobsAhead: (page: JobsPage, withheld: number) =>
    queryOptions({
      queryKey: ['jobs-ahead', { ...page, withheld }],
      queryFn: ({ signal }) => findJobs(questionOf(page), signal),
      placeholderData: keepPreviousData,
      gcTime: 0,
    }),
  jobCount: ({ state, retries, search }: JobsSelection) =>
    queryOptions({
      queryKey: ['job-count', { state, retries, search }],
      queryFn: ({ signal }) =>
        get<BoundedCount>('jobs/count', {
          parameters: { state, retries, q: search, timeZone },
          signal,
        }),
    }),
  /** People decide by this number, so the count may take seconds, and does not change while they look at it. */
  bulkCount: ({ state, retries, search }: JobsSelection) =>
    queryOptions({
      queryKey: ['bulk-count', { state, retries, search }],
      queryFn: ({ signal }) =>
        get<BoundedCount>('jobs/count', {
          parameters: { state, retries, q: search, timeZone, thorough: true },
          signal,
        }),
      staleTime: 0,
    }),
  jobFacets: ({ state, retries, search }: JobsSelection) =>
    queryOptions({
      queryKey: ['job-facets', { state, retries, search }],
      queryFn: ({ signal }) =>
        get<FacetsAnswer>('jobs/facets', {
          parameters: { state, retries, q: search, timeZone },
          signal,
        }),
      staleTime: FACETS_FRESH_FOR_MS,
      placeholderData: keepPreviousData,
    }),
  job: (jobId: string) =>
    queryOptions({
      queryKey: ['job', jobId],
      queryFn: ({ signal }) => get<JobAnswer>(`jobs/${id(jobId)}`, { signal }),
    }),
  waiting: (jobId: string, state: string) =>
    queryOptions({
      queryKey: ['job', jobId, 'waiting', state],
      queryFn: ({ signal }) => get<WaitReason[]>(`jobs/${id(jobId)}/waiting`, { signal }),
    }),
  jobMethods: () =>
    queryOptions({
      queryKey: ['job-methods'],
      queryFn: ({ signal }) => get<JobMethodsAnswer>('job-methods', { signal }),
    }),
  jobCopy: (jobId: string) =>
    queryOptions({
      queryKey: ['job-copy', jobId],
      queryFn: ({ signal }) => get<JobCopyAnswer>(`jobs/${id(jobId)}/copy`, { signal }),
    }),
  recurringJobs: (search: string, cursor: string | undefined) =>
    queryOptions({
      queryKey: ['recurring-jobs', { search, cursor, language: language.value }],
      queryFn: ({ signal }) =>
        get<RecurringJobsAnswer>('recurring-jobs', { parameters: { q: search, cursor }, signal }),
      placeholderData: keepPreviousData,
    }),
  recurringJob: (recurringId: string) =>
    queryOptions({
      queryKey: ['recurring-jobs', recurringId, { language: language.value }],
      queryFn: ({ signal }) =>
        get<RecurringAnswer>('recurring-jobs/details', {
          parameters: { id: recurringId },
          signal,
        }),
    }),
  cronPreview: (cron: string, timeZone: string) =>
    queryOptions({
      queryKey: ['cron-preview', { cron, timeZone, language: language.value }],
      queryFn: () => send<CronPreviewAnswer>('POST', 'cron-previews', { cron, timeZone }),
      staleTime: 60_000,
      placeholderData: keepPreviousData,
    }),
  batches: ({ state, search, cursor }: BatchesPage) =>
    queryOptions({
      queryKey: ['batches', { state, search, cursor }],
      queryFn: ({ signal }) =>
        get<BatchesAnswer>('batches', { parameters: { state, q: search, cursor }, signal }),
      placeholderData: keepPreviousData,
    }),
  batch: (batchId: string) =>
    queryOptions({
      queryKey: ['batch', batchId],
      queryFn: ({ signal }) => get<BatchDetailsAnswer>(`batches/${id(batchId)}`, { signal }),
    }),
  batchHolds: (batchId: string) =>
    queryOptions({
      queryKey: ['batch', batchId, 'holds'],
      queryFn: ({ signal }) => get<BatchHoldsAnswer>(`batches/${id(batchId)}/holds`, { signal }),
    }),
  flow: (itemId: string) =>
    queryOptions({
      queryKey: ['flow', itemId],
      queryFn: ({ signal }) => get<FlowAnswer>(`flow/${id(itemId)}`, { signal }),
    }),
  queues: () =>
    queryOptions({
      queryKey: ['queues'],
      queryFn: ({ signal }) => get<QueueAnswer[]>('queues', { signal }),
    }),
  lines: () =>
    queryOptions({
      queryKey: ['queues', 'lines'],
      queryFn: ({ signal }) => get<LineAnswer[]>('lines', { signal }),
    }),
  servers: () =>
    queryOptions({
      queryKey: ['servers'],
      queryFn: ({ signal }) => get<ServerAnswer[]>('servers', { signal }),
    }),
  lostServers: () =>
    queryOptions({
      queryKey: ['servers', 'lost'],
      queryFn: ({ signal }) => get<LostServerAnswer[]>('servers/lost', { signal }),
    }),
  problems: () =>
    queryOptions({
      queryKey: ['problems'],
      queryFn: ({ signal }) => get<ProblemsAnswer>('problems', { signal }),
    }),
  audit: (search: string, cursor: string | undefined) =>
    queryOptions({
      queryKey: ['audit', { search, cursor }],
      queryFn: ({ signal }) =>
        get<AuditAnswer>('audit', { parameters: { q: search, cursor }, signal }),
      placeholderData: keepPreviousData,
    }),
  bulkOperations: () =>
    queryOptions({
      queryKey: ['bulk-operations'],
      queryFn: ({ signal }) => get<BulkOperationAnswer[]>('bulk-operations', { signal }),
      refetchInterval: (query) =>
        query.state.data?.some(({ endedAt }) => endedAt === undefined)
          ? BULK_PROGRESS_INTERVAL_MS
          : recoveryInterval(query),
    }),
  bulkOperation: (operationId: string) =>
    queryOptions({
      queryKey: ['bulk-operations', operationId],
      queryFn: ({ signal }) =>
        get<BulkOperationAnswer>(`bulk-operations/${id(operationId)}`, { signal }),
      refetchInterval: (query) =>
        query.state.data !== undefined && query.state.data.endedAt === undefined
          ? BULK_PROGRESS_INTERVAL_MS
          : recoveryInterval(query),
    }),
  bulkOutcome: (operationId: string) =>
    queryOptions({
      queryKey: ['bulk-outcome', operationId],
      queryFn: ({ signal }) =>
        get<BulkOutcomeAnswer>(`bulk-operations/${id(operationId)}/outcome`, { signal }),
    }),
} as const;
