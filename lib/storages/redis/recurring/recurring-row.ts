import type {
  MisfireHandling,
  OverlapHandling,
  RecurringJobRecord,
  RecurringJobValues,
} from '../../../storage/recurring/recurring-store.js';
import { dateOf, optionalDateOf } from '../../parts/instants.js';
import type { ScriptArgument } from '../scripts/redis-script.js';

/** The fields of a recurring job that scripts answer, in this order; behind them stands the id. */
const RECURRING_ROW_FIELDS = [
  'write',
  'version',
  'created',
  'updated',
  'type',
  'method',
  'args',
  'cron',
  'timeZone',
  'queue',
  'misfire',
  'overlap',
  'startAt',
  'endAt',
  'jitterMs',
  'description',
  'declaration',
  'pausedAt',
  'pausedBy',
  'nextRunAt',
  'overdueSince',
  'lastRunAt',
  'lastJobId',
  'error',
  'failures',
] as const;

/** The list as Lua has it. */
export const RECURRING_ROW_FIELDS_IN_LUA = RECURRING_ROW_FIELDS.map((name) => `'${name}'`).join(
  ', ',
);

type FieldName = (typeof RECURRING_ROW_FIELDS)[number];

/** A recurring job as a script answers it. */
export type RecurringRow = readonly (string | null)[];

const PLACES = new Map(RECURRING_ROW_FIELDS.map((name, at) => [name, at]));

const fieldIn =
  (row: RecurringRow) =>
  (name: FieldName): string | undefined =>
    row[PLACES.get(name) ?? 0] ?? undefined;

/** What a change or a decision must find again, so that nobody has written meanwhile. */
export const writeOf = (row: RecurringRow): string => fieldIn(row)('write') ?? '';

export function recurringJobOf(row: RecurringRow): RecurringJobRecord {
  const field = fieldIn(row);
  const text = (name: FieldName) => field(name) ?? '';
  const time = (name: FieldName) => optionalDateOf(field(name));
  return {
    id: row[RECURRING_ROW_FIELDS.length] ?? '',
    version: Number(text('version')),
    type: text('type'),
    method: text('method'),
    arguments: text('args'),
    cron: text('cron'),
    timeZone: text('timeZone'),
    queue: field('queue'),
    misfire: text('misfire') as MisfireHandling,
    overlap: text('overlap') as OverlapHandling,
    startAt: time('startAt'),
    endAt: time('endAt'),
    jitterMs: Number(text('jitterMs')),
    description: field('description'),
    declaration: field('declaration'),
    createdAt: dateOf(field('created')),
    updatedAt: dateOf(field('updated')),
    pausedAt: time('pausedAt'),
    pausedBy: field('pausedBy'),
    nextRunAt: time('nextRunAt'),
    overdueSince: time('overdueSince'),
    lastRunAt: time('lastRunAt'),
    lastJobId: field('lastJobId'),
    error: field('error'),
    failures: Number(text('failures')),
  };
}

/** Names and values in turns, without the values that there are not. */
export function recurringFieldArguments(values: RecurringJobValues): ScriptArgument[] {
  const fields: Partial<Record<FieldName, ScriptArgument | undefined>> = {
    type: values.type,
    method: values.method,
    args: values.arguments,
    cron: values.cron,
    timeZone: values.timeZone,
    queue: values.queue,
    misfire: values.misfire,
    overlap: values.overlap,
    startAt: values.startAt?.getTime(),
    endAt: values.endAt?.getTime(),
    jitterMs: values.jitterMs,
    description: values.description,
    declaration: values.declaration,
    pausedAt: values.pausedAt?.getTime(),
    pausedBy: values.pausedBy,
    nextRunAt: values.nextRunAt?.getTime(),
    overdueSince: values.overdueSince?.getTime(),
    lastRunAt: values.lastRunAt?.getTime(),
    lastJobId: values.lastJobId,
    error: values.error,
    failures: values.failures,
  };
  return Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [name, value],
  );
}
