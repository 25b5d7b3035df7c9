import { queryOnce } from '../servers/query-once.mjs';
import { callUntil } from '../support/callers.mjs';
import { until } from '../support/until.mjs';
import { backlogOf } from './shared/backlog-of.mjs';
import { runStored } from './shared/run-backlog.mjs';

const CALLERS = 20;
/** The slowest system enqueues about a thousand jobs a second. */
const MOST_JOBS = 10_000;

/** @type {import('./contract.mjs').Cell} */
export const cell = {
  title:
    'What a job costs the database: enqueued by 20 awaiting callers, then run at concurrency 20',
  figures: {
    enqueueWalBytes: { label: 'WAL a job enqueued', unit: 'bytes', better: 'less' },
    enqueueCommits: { label: 'commits a job enqueued', unit: '', better: 'less' },
    runWalBytes: { label: 'WAL a job run', unit: 'bytes', better: 'less' },
    runCommits: { label: 'commits a job run', unit: '', better: 'less' },
  },
  sizes: { seconds: 2 },
  quickSizes: { seconds: 0.2 },
  store: 'postgres',

  async run({ sizes, ...run }) {
    const { url } = run.place;
    const jobs = Math.min(MOST_JOBS, backlogOf(run.system, sizes.seconds));
    await (await run.system.open(run.place)).close();
    // A page is logged in full at its first change after a checkpoint, so every run starts with a
    // checkpoint.
    await queryOnce(url, 'CHECKPOINT').catch(() => {});

    const enqueue = await costOf(url, jobs, async () => {
      const application = await run.system.open(run.place);
      await callUntil((next) => next >= jobs, {
        callers: CALLERS,
        call: (i) => application.enqueue({ i }),
      });
      await application.close();
    });
    const perform = await costOf(url, jobs, () => runStored(run, { jobs }));

    return {
      enqueueWalBytes: enqueue.walBytes,
      enqueueCommits: enqueue.commits,
      runWalBytes: perform.walBytes,
      runCommits: perform.commits,
    };
  },
};

/** Connections report their statistics when they end, so the work must close its connections. */
async function costOf(url, jobs, work) {
  const before = await readings(url);
  await work();
  await until(async () => !(await queryOnce(url, OTHERS)).exist, { everyMs: 50 });
  const after = await readings(url);

  return {
    walBytes: (Number(after.wal) - Number(before.wal)) / jobs,
    commits: (Number(after.commits) - Number(before.commits)) / jobs,
  };
}

const OTHERS = `
  SELECT EXISTS (
    SELECT 1 FROM pg_stat_activity
     WHERE datname = current_database() AND backend_type = 'client backend'
       AND pid <> pg_backend_pid()) AS exist`;

const readings = (url) =>
  queryOnce(
    url,
    `SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0') AS wal, xact_commit AS commits
       FROM pg_stat_database WHERE datname = current_database()`,
  );
