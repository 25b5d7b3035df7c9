import type { ServerFacts } from '../connection/server-facts.js';

/** The quoted names that statements are built with, and the collation of their texts; the only text put into SQL. */
export interface Tables {
  readonly prefix: string;
  /** The database, quoted. */
  readonly schema: string;
  /** Equal byte by byte, blanks at the end included. Compares a text of a parameter with a column. */
  readonly collation: string;
  readonly isMariaDb: boolean;
  readonly job: string;
  readonly finishedJob: string;
  readonly jobLock: string;
  readonly server: string;
  readonly lostServer: string;
  readonly handlerList: string;
  readonly counter: string;
  readonly counterIncrement: string;
  readonly continuation: string;
  readonly continuationDue: string;
  readonly batch: string;
  readonly batchIncrement: string;
  readonly recurringJob: string;
  readonly recurringOccurrence: string;
  readonly pausedQueue: string;
  readonly measurement: string;
  readonly problem: string;
  readonly problemMute: string;
  readonly auditEntry: string;
  readonly bulkOperation: string;
  readonly bulkJob: string;
  readonly mutex: string;
  readonly secret: string;
  readonly migration: string;
}

const quoted = (name: string) => `\`${name.replaceAll('`', '``')}\``;

export function tablesIn(prefix: string, { database, isMariaDb }: ServerFacts): Tables {
  const named = (name: string) => `${quoted(database)}.${quoted(prefix + name)}`;

  return {
    prefix,
    schema: quoted(database),
    collation: isMariaDb ? 'utf8mb4_nopad_bin' : 'utf8mb4_0900_bin',
    isMariaDb,
    job: named('job'),
    finishedJob: named('finished_job'),
    jobLock: named('job_lock'),
    server: named('server'),
    lostServer: named('lost_server'),
    handlerList: named('handler_list'),
    counter: named('counter'),
    counterIncrement: named('counter_increment'),
    continuation: named('continuation'),
    continuationDue: named('continuation_due'),
    batch: named('batch'),
    batchIncrement: named('batch_increment'),
    recurringJob: named('recurring_job'),
    recurringOccurrence: named('recurring_occurrence'),
    pausedQueue: named('paused_queue'),
    measurement: named('measurement'),
    problem: named('problem'),
    problemMute: named('problem_mute'),
    auditEntry: named('audit_entry'),
    bulkOperation: named('bulk_operation'),
    bulkJob: named('bulk_job'),
    mutex: named('mutex'),
    secret: named('secret'),
    migration: named('migration'),
  };
}
