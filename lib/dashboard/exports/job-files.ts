import type { JobRow } from '../answers/jobs.js';
import { CSV_BEGINNING, type CsvValue, csvLine } from './csv.js';

/** How a list of jobs is written into a file. */
export interface JobFile {
  readonly extension: string;
  readonly contentType: string;
  /** The text before the first job. */
  readonly beginning: string;
  readonly lineOf: (job: JobRow) => string;
}

const COLUMNS: Readonly<Record<string, (job: JobRow) => CsvValue>> = {
  id: ({ id }) => id,
  name: ({ displayName }) => displayName,
  type: ({ type }) => type,
  method: ({ method }) => method,
  arguments: (job) => job.argumentsLine,
  queue: ({ queue }) => queue,
  priority: ({ priority }) => priority,
  state: ({ state }) => state,
  reason: ({ reason }) => reason,
  attempt: ({ attempt }) => attempt,
  createdAt: ({ createdAt }) => isoOf(createdAt),
  stateAt: ({ stateAt }) => isoOf(stateAt),
  runAt: ({ runAt }) => isoOf(runAt),
  durationMs: ({ durationMs }) => durationMs,
  latencyMs: ({ latencyMs }) => latencyMs,
  serverId: ({ serverId }) => serverId,
  waitingFor: ({ waitingFor }) => waitingFor,
  batchId: ({ batchId }) => batchId,
  recurringId: ({ recurringId }) => recurringId,
  exceptionType: ({ exception }) => exception?.type,
  exceptionMessage: ({ exception }) => exception?.message,
};

export const JOB_FILES = {
  csv: {
    extension: 'csv',
    contentType: 'text/csv; charset=utf-8',
    beginning: CSV_BEGINNING + csvLine(Object.keys(COLUMNS)),
    lineOf: (job) => csvLine(Object.values(COLUMNS).map((read) => read(job))),
  },
  ndjson: {
    extension: 'ndjson',
    contentType: 'application/x-ndjson; charset=utf-8',
    beginning: '',
    lineOf: (job) => `${JSON.stringify(job)}\n`,
  },
} as const satisfies Readonly<Record<string, JobFile>>;

/** Such as `2026-01-31T14:30:00.000Z`; undefined for a time outside of the calendar. */
function isoOf(at: number | undefined): string | undefined {
  const date = at === undefined ? undefined : new Date(at);
  return date && !Number.isNaN(date.getTime()) ? date.toISOString() : undefined;
}
