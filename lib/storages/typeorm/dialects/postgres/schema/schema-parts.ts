import type { Migration } from './migrations/migration.js';

/** Tables and functions, each with its columns; of a table that was there before, with those that are new. */
type Parts = Readonly<Record<string, string>>;

const FUNCTION = '()';

/**
 * What each migration leaves behind, by its number: by this, a schema that somebody has damaged is told from
 * one that is merely old. A migration without parts can be run again. An index is none, because people may
 * have their reasons to drop it.
 */
const parts: Readonly<Record<number, Parts>> = {
  1: {
    job: `id state queue priority attempt type method created_at run_at changed_at server_id waiting_for
      woken_for wait_until arguments parameters history`,
    finished_job: `id state queue priority attempt type method created_at finished_at expire_at arguments
      parameters history`,
    job_lock: 'resource job_id attempt server_id',
    server: 'id name queues worker_count started_at heartbeat_at',
    counter_increment: 'name hour amount',
    counter: 'name hour amount',
    [`trim_history${FUNCTION}`]: '',
  },
  2: {
    job: 'batch_id has_continuations',
    finished_job: 'batch_id',
    continuation: 'parent_id child_id condition outcome',
    continuation_due: 'parent_id',
    batch: `id batch_id description state total succeeded failed deleted created_at started_at finished_at
      expire_at has_continuations`,
    batch_increment: 'batch_id total succeeded failed deleted',
  },
  3: {
    recurring_job: `id version type method arguments cron time_zone queue misfire overlap start_at end_at
      jitter_ms description declaration created_at updated_at paused_at next_run_at overdue_since
      last_run_at last_job_id error failures`,
    recurring_occurrence: 'recurring_id nominal_at job_id',
  },
  4: {
    job: 'failure',
    finished_job: 'failure',
    server: 'is_stopping memory_bytes cpu event_loop_lag_ms',
    paused_queue: 'queue paused_at paused_by',
    audit_entry: 'id at user_name action subject details',
    bulk_operation: `id action search search_text started_at started_by expected is_expected_exact changed
      skipped cursor touched_at ended_at error is_canceled`,
  },
  5: { server: 'session' },
  6: { recurring_occurrence: 'outcome' },
  8: { secret: 'is_only value' },
  10: { job: 'fingerprint', finished_job: 'fingerprint' },
  11: { lost_server: 'id name started_at heartbeat_at lost_at' },
  12: { measurement: 'series level starts_at id body' },
  13: {
    recurring_occurrence: `kind recorded_at last_at amount reason running_job_id triggered_by error started_at
      duration_ms`,
    recurring_job: 'paused_by',
  },
  14: { server: 'activity software', bulk_operation: 'failed' },
  15: {
    problem: `id kind subject facts opened_at seen_at closed_at is_opening_told is_closing_told told_until`,
    problem_mute: 'kind subject muted_by muted_at muted_until',
  },
  16: { bulk_operation: 'max_changed per_minute resume_at worked_at job_ids' },
  17: { handler_list: 'fingerprint body said_at', server: 'handlers' },
  19: { problem_mute: 'is_lasting versions' },
};

const names = new Set(Object.values(parts).flatMap((step) => Object.keys(step)));

export const tableNames: readonly string[] = [...names].filter((name) => !name.endsWith(FUNCTION));
export const functionNames: readonly string[] = [...names]
  .filter((name) => name.endsWith(FUNCTION))
  .map((name) => name.slice(0, -FUNCTION.length));

/** Such as `server.session`, `trim_history()`; a table is told by its columns. */
export function partsOf({ number }: Migration): readonly string[] {
  return Object.entries(parts[number] ?? {}).flatMap(([name, columns]) =>
    isFunction(name) ? [name] : columns.split(/\s+/).map((column) => `${name}.${column}`),
  );
}

const isFunction = (part: string): boolean => part.endsWith(FUNCTION);
