import { WITH_TABLES } from './scenario.mjs';

/** @import { CrashPoint } from './crash-point.mjs' */

/** @type {(statement: string) => CrashPoint['gates']} */
const atStatement = (statement) => [
  { statement, at: 'statement', side: 'before' },
  { statement, at: 'statement', side: 'after' },
];
/** @type {(statement: string) => CrashPoint['gates']} */
const atCommit = (statement) => [
  { statement, at: 'commit', side: 'before' },
  { statement, at: 'commit', side: 'after' },
];
const SQL = 'storages/sql';
const REDIS = 'storages/redis';

/**
 * Every comment of the library that says what a crash leaves behind. Those whose gates are empty have a
 * scenario of their own, which is named.
 *
 * @type {readonly CrashPoint[]}
 */
export const crashPoints = [
  {
    name: 'claimed',
    words: 'A crash from here on leaves the claimed rows leased and not started',
    file: 'server/claiming/dispatcher.ts',
    gates: [{ statement: 'claim-jobs', at: 'statement', side: 'after' }],
  },
  {
    name: 'handed-over',
    words: 'A crash from here on leaves the jobs leased and not started',
    file: `${SQL}/jobs/sql-job-store.ts`,
    gates: [{ statement: 'create-claimed-jobs', at: 'statement', side: 'after' }],
    // Jobs are handed over where workers are free.
    world: { workersCreate: true, orders: ['single'], orderPauseMs: 300, lastsMs: 20 },
  },
  {
    name: 'settling',
    words: 'A crash before this commits leaves the jobs Processing under this server',
    file: 'server/settling/settler.ts',
    gates: [...atStatement('finish-jobs'), ...atCommit('finish-jobs')],
  },
  {
    name: 'method-ended',
    words: 'A crash between the end of the method and the commit of its outcome runs the job again',
    file: 'server/execution/worker.ts',
    gates: [{ statement: 'finish-jobs', at: 'statement', side: 'before' }],
  },
  {
    name: 'completing',
    only: WITH_TABLES,
    words: 'A crash before the transaction commits undoes what the job has written in it',
    file: 'server/settling/run-completion.ts',
    gates: [...atStatement('INSERT INTO effect'), ...atCommit('INSERT INTO effect')],
    world: { orders: ['once'] },
  },
  {
    name: 'completing-transactional-jobs',
    only: WITH_TABLES,
    words: 'A crash before the transaction commits undoes what the job has written in it',
    file: 'server/settling/run-completion.ts',
    gates: [
      ...atStatement('INSERT INTO effect'),
      ...atStatement("SELECT 'enqueued'"),
      ...atCommit('INSERT INTO effect'),
    ],
    world: { process: { sharesDataSource: true }, orders: ['whole'] },
  },
  {
    name: 'releasing',
    words: 'A crash before this commits leaves the parents noted as ended',
    file: 'server/processes/continuation-releaser.ts',
    gates: atCommit('take-due-parents'),
    world: { orders: ['flow'] },
  },
  {
    name: 'closing-links',
    words: 'A crash inside of it leaves the links open, and their parents due',
    file: `${SQL}/continuations/sql-continuation-store.ts`,
    gates: [...atStatement('close-links'), ...atStatement('lock-waiting-jobs')],
    world: { orders: ['flow'] },
  },
  {
    name: 'recurring',
    words: 'A crash inside rolls everything back: what is due stays so for whoever comes next',
    file: 'server/processes/recurring-job-scheduler.ts',
    gates: [...atStatement('find-due-recurring-jobs'), ...atCommit('find-due-recurring-jobs')],
    world: { ticks: true },
  },
  {
    name: 'triggering',
    words: 'From here on the job runs. A crash leaves it out of the list of occurrences',
    file: 'client/recurring-job-service.ts',
    of: 'clients',
    gates: atStatement('record-trigger'),
    world: { ticks: true, orders: ['trigger', 'single'] },
  },
  {
    name: 'promoting',
    words:
      'A crash inside a sweep rolls it back: its jobs stay as they are for whoever sweeps next',
    file: 'server/processes/delayed-job-scheduler.ts',
    gates: [...atStatement('sweep-due-jobs'), ...atCommit('sweep-due-jobs')],
    world: { orders: ['delayed'] },
  },
  {
    name: 'counting-batches',
    words: 'A crash before this commits leaves the counts where the settlements have put them',
    file: 'server/processes/batch-keeper.ts',
    gates: [...atStatement('fold-batches'), ...atCommit('fold-batches')],
    world: { orders: ['batch'] },
  },
  {
    name: 'recovering',
    words:
      'A crash inside the sweep rolls it back: the jobs stay abandoned for whoever sweeps next',
    file: 'server/processes/server-watchdog.ts',
    gates: [...atStatement('sweep-abandoned-jobs'), ...atCommit('sweep-abandoned-jobs')],
    world: { workers: 3, lastsMs: 500, orders: ['many'] },
    needsDead: true,
  },
  {
    name: 'creating-batch',
    words:
      'A batch and all that belongs to it are stored when its callback has ended, in one transaction',
    file: 'client/batch-service.ts',
    of: 'clients',
    gates: [...atStatement('create-batches'), ...atCommit('create-batches')],
    world: { orders: ['batch'] },
  },
  {
    name: 'creating-staged',
    only: ['redis'],
    words: 'A crash leaves staged jobs behind, which FORGET_STAGED removes',
    file: `${REDIS}/jobs/staged-creation.lua.ts`,
    of: 'clients',
    gates: atStatement('create jobs'),
    // One of them dies, so that jobs of the other one are acknowledged.
    world: { clients: 2, orders: ['crowd'], orderPauseMs: 500, lastsMs: 30 },
  },
  {
    name: 'scheduling',
    only: ['redis'],
    words: 'A crash from here on leaves the recurring jobs due',
    file: `${REDIS}/recurring/recurring-scheduling.ts`,
    gates: [...atStatement('store scheduled jobs'), ...atStatement('release recurring jobs')],
    world: { ticks: true },
  },
  {
    name: 'settling-sweep',
    only: ['redis'],
    words: 'A crash before this script leaves the jobs as they were',
    file: `${REDIS}/sweeps/sweep-jobs.lua.ts`,
    gates: atStatement('settle a sweep'),
    world: { orders: ['delayed'] },
  },
];

/** Comments whose scenario needs no statement to be held, or which a spec shows. */
export const otherCrashPoints = [
  {
    words: 'A crash from here on leaves the row Processing under this server',
    file: 'server/execution/job-pipeline.ts',
    scenario: 'kill-running',
  },
  {
    words: 'A crash in between leaves the rest to the next fold',
    file: `${REDIS}/batches/redis-batch-store.ts`,
    spec: 'test/storage/redis-batches.spec.ts',
    title:
      'is finished by the next fold when the process dies before all of its parked jobs are ready',
  },
  {
    words:
      'A crash between two of these scripts leaves the rest to the next removal of expired jobs',
    file: `${REDIS}/continuations/forget-links.lua.ts`,
    spec: 'test/storage/redis-removal.spec.ts',
    title:
      'forgets more links of a job than one script forgets, also those that a dead process has left',
  },
  {
    words: 'A crash in between leaves everything as it was',
    file: `${REDIS}/measurements/measurement-folder.ts`,
    spec: 'test/storage/redis-records.spec.ts',
    title: 'are as they were when a process dies before it has folded them',
  },
];
