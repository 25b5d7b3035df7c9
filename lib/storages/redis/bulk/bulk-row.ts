import type { BulkProgress, NewBulkOperation } from '../../../storage/bulk/bulk-store.js';
import { dateOf, optionalDateOf } from '../../parts/instants.js';
import type { StoredBulkOperation } from '../../parts/stored-bulk-operation.js';
import type { ScriptArgument } from '../scripts/redis-script.js';

/** The fields of an operation that scripts answer, in this order; behind them stands the id. */
const BULK_ROW_FIELDS = [
  'started',
  'action',
  'search',
  'searchText',
  'startedBy',
  'expected',
  'isExpectedExact',
  'limit',
  'perMinute',
  'changed',
  'skipped',
  'failed',
  'cursor',
  'resumeAt',
  'ended',
  'error',
  'canceled',
] as const;

/** The list as Lua has it. */
export const BULK_ROW_FIELDS_IN_LUA = BULK_ROW_FIELDS.map((name) => `'${name}'`).join(', ');

type FieldName = (typeof BULK_ROW_FIELDS)[number];

/** An operation as a script answers it. */
export type BulkRow = readonly (string | null)[];

const PLACES = new Map(BULK_ROW_FIELDS.map((name, at) => [name, at]));

export function storedBulkOperationOf(row: BulkRow): StoredBulkOperation {
  const field = (name: FieldName) => row[PLACES.get(name) ?? 0] ?? undefined;
  return {
    id: row[BULK_ROW_FIELDS.length] ?? '',
    action: field('action') ?? '',
    search: field('search') ?? '',
    searchText: field('searchText') ?? '',
    startedAt: dateOf(field('started')),
    startedBy: field('startedBy') ?? '',
    expected: field('expected'),
    isExpectedExact: field('isExpectedExact') === '1',
    limit: field('limit'),
    perMinute: field('perMinute'),
    changed: field('changed'),
    skipped: field('skipped'),
    failed: field('failed'),
    cursor: field('cursor'),
    resumeAt: optionalDateOf(field('resumeAt')),
    endedAt: optionalDateOf(field('ended')),
    error: field('error'),
    isCanceled: field('canceled') === '1',
  };
}

/** What `CREATE_BULK` takes. */
export function newBulkArguments(operation: NewBulkOperation): ScriptArgument[] {
  const fields: Partial<Record<FieldName, ScriptArgument | undefined>> = {
    action: operation.action,
    search: JSON.stringify(operation.search),
    searchText: operation.searchText,
    startedBy: operation.startedBy,
    expected: operation.expected,
    isExpectedExact: operation.isExpectedExact ? 1 : 0,
    limit: operation.limit,
    perMinute: operation.perMinute,
  };
  const given = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [name, value],
  );
  return [operation.id, operation.startedAt.getTime(), ...given];
}

/** A cursor, and before it whether there is one. */
export const cursorArguments = (cursor: string | undefined): ScriptArgument[] =>
  cursor === undefined ? [0, ''] : [1, cursor];

/** What `PROGRESS_BULK` takes behind the id. */
export function progressArguments(progress: BulkProgress, from?: string): ScriptArgument[] {
  const { changed, skipped, failed, cursor, resumeAt, endedAt, error } = progress;
  return [
    ...cursorArguments(from),
    changed,
    skipped,
    failed ?? '',
    ...cursorArguments(cursor),
    resumeAt?.getTime() ?? '',
    endedAt?.getTime() ?? '',
    error ?? '',
  ];
}
