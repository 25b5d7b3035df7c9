const HISTORY = '{"state":"Enqueued","at":1,"data":{}}';
const JOB = `(id, state, queue, priority, attempt, type, method, arguments, parameters, history`;

/** What is different in each damaged row. */
export interface Keys {
  readonly id: string;
  readonly otherId: string;
  readonly name: string;
  readonly day: string;
}

const uuid = (prefix: string, number: number) =>
  `${prefix}-0000-7000-8000-${String(number).padStart(12, '0')}`;
export const keysOf = (number: number): Keys => ({
  id: uuid('01900000', number),
  otherId: uuid('01900001', number),
  name: `damaged-${number}`,
  day: new Date(Date.UTC(2000, 0, 1 + number)).toISOString(),
});
const call = ({ id }: Keys, state = 'Scheduled') =>
  `'${id}', '${state}', 'default', 0, 0, 'WorkService', 'work', '[1]', '{}', '${HISTORY}'`;

/** A whole row of each table, which is damaged then. */
export const ROWS: Readonly<Record<string, (keys: Keys) => string>> = {
  job: (keys) => `${JOB}, run_at) VALUES (${call(keys)}, now() + interval '1 hour')`,
  'job in line': (keys) => `${JOB}, waiting_for, wait_until)
    VALUES (${call(keys, 'Enqueued')}, '${keys.name}', now())`,
  'job of a lost server': (keys) =>
    `${JOB}, server_id) VALUES (${call(keys, 'Processing')}, 'lost')`,
  'job that awaits': (keys) => `${JOB}) VALUES (${call(keys, 'Awaiting')})`,
  finished_job: (keys) => `${JOB}, created_at, finished_at, expire_at)
    VALUES (${call(keys, 'Succeeded')}, now(), now(), '9500-01-01')`,
  job_lock: ({ id, name }) => `(resource, job_id, attempt, server_id)
    VALUES ('${name}', '${id}', 1, 'nobody')`,
  server: ({ name }) => `(id, name, queues, worker_count, heartbeat_at)
    VALUES ('${name}', '${name}', '{default}', 1, now())`,
  lost_server: ({ name }) => `(id, name, started_at, heartbeat_at)
    VALUES ('${name}', '${name}', now(), now())`,
  measurement: ({ name }) => `(series, level, starts_at, id, body)
    VALUES ('methods', 'part', now(), '${name}', '[]')`,
  counter_increment: ({ name }) => `(name, hour, amount) VALUES ('${name}', now(), 1)`,
  counter: ({ name }) => `(name, hour, amount) VALUES ('${name}', now(), 1)`,
  continuation: ({ id, otherId }) => `(parent_id, child_id, condition)
    VALUES ('${id}', '${otherId}', 'succeeded')`,
  continuation_due: ({ id }) => `(parent_id) VALUES ('${id}')`,
  batch: ({ id }) => `(id, state, total, created_at, started_at)
    VALUES ('${id}', 'Started', 5, now(), now())`,
  batch_increment: ({ id }) => `(batch_id, total, succeeded) VALUES ('${id}', 1, 1)`,
  recurring_job: ({ name }) => `(id, type, method, arguments, cron, time_zone, misfire, overlap,
                                 jitter_ms, failures, next_run_at)
    VALUES ('${name}', 'WorkService', 'work', '[1]', '0 0 1 1 *', 'UTC', 'relaxed', 'allow', 0, 0,
            now())`,
  recurring_occurrence: ({ day }) => `(recurring_id, nominal_at) VALUES ('healthy', '${day}')`,
  paused_queue: ({ name }) => `(queue, paused_by) VALUES ('${name}', 'somebody')`,
  problem: ({ id, name }) => `(id, kind, subject, facts, opened_at, seen_at)
    VALUES ('${id}', 'queue-stuck', '${name}', '{}', now(), now())`,
  problem_mute: ({ name }) => `(kind, subject, muted_by, muted_at)
    VALUES ('queue-stuck', '${name}', 'somebody', now())`,
  audit_entry: ({ id }) =>
    `(user_name, action, subject) VALUES ('somebody', 'job.delete', '${id}')`,
  bulk_operation: ({ id, otherId }) => `(id, action, search, search_text, started_at, started_by,
                                         expected, is_expected_exact)
    VALUES ('${id}', 'delete', '{"ids":["${otherId}"]}', '', now(), 'somebody', 1, true)`,
};
