import { PROCESSING } from '../../../states/state-names.js';
import type { HistoryEntry, JobRecord } from '../../../storage/jobs/records.js';
import { dateOf, optionalDateOf } from '../../parts/instants.js';
import { readHistory, readParameters } from '../../parts/job-text.js';

/** The fields of a job that scripts answer, in this order; behind them stands the id. */
export const JOB_ROW_FIELDS = [
  'state',
  'expireAt',
  'type',
  'method',
  'args',
  'params',
  'queue',
  'priority',
  'since',
  'attempt',
  'created',
  'runAt',
  'server',
  'resource',
  'place',
  'batch',
  'history',
] as const;

/** The parameters of a job without a field for them. */
export const USUAL_PARAMETERS = '{}';

type FieldName = (typeof JOB_ROW_FIELDS)[number] | 'id';

/** A job as a script answers it. */
export type JobRow = readonly (string | null)[];

const PLACES = new Map<FieldName, number>(
  [...JOB_ROW_FIELDS, 'id' as const].map((name, at) => [name, at]),
);

export function fieldsOf(row: JobRow): (name: FieldName) => string | undefined {
  return (name) => row[PLACES.get(name) ?? 0] ?? undefined;
}

export function jobRecordOf(row: JobRow): JobRecord {
  const field = fieldsOf(row);
  const text = (name: FieldName) => field(name) ?? '';
  const expireAt = optionalDateOf(field('expireAt'));
  return {
    id: text('id'),
    type: text('type'),
    method: text('method'),
    arguments: text('args'),
    queue: text('queue'),
    priority: Number(field('priority') ?? 0),
    state: text('state'),
    isFinished: expireAt !== undefined,
    attempt: Number(field('attempt') ?? 0),
    parameters: readParameters(field('params') ?? USUAL_PARAMETERS) ?? {},
    history: [...readHistory(text('history')), ...runningEntry(row)],
    createdAt: dateOf(text('created')),
    runAt: optionalDateOf(field('runAt')),
    expireAt,
    serverId: field('server'),
    waitingFor: field('place') === 'waiting' ? field('resource') : undefined,
    batchId: field('batch'),
  };
}

/** That a job is Processing is not written before it ends: it follows from its lease. */
function runningEntry(row: JobRow): HistoryEntry[] {
  const field = fieldsOf(row);
  if (field('state') !== PROCESSING) return [];
  return [{ state: PROCESSING, at: dateOf(field('since')), data: { serverId: field('server') } }];
}
