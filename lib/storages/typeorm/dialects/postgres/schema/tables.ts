/** The quoted, schema-qualified names that statements are built with; the only text put into SQL. */
export interface Tables {
  readonly schema: string;
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
  readonly secret: string;
  readonly migration: string;
  readonly trimHistory: string;
  /** Of a partition or an index, in the same schema. */
  readonly named: (name: string) => string;
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

export function tablesIn(schemaName: string): Tables {
  const schema = quoted(schemaName);
  const named = (name: string) => `${schema}.${quoted(name)}`;

  return {
    schema,
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
    secret: named('secret'),
    migration: named('migration'),
    trimHistory: named('trim_history'),
    named,
  };
}
