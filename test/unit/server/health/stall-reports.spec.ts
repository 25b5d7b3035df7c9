import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createFilterPlan } from '../../../../lib/filters/filter-plan.js';
import { NOTHING_MASKED } from '../../../../lib/job/display/masking.js';
import { ShownCalls } from '../../../../lib/job/display/shown-calls.js';
import { ServerHealth } from '../../../../lib/server/health/server-health.js';
import { StallReporter } from '../../../../lib/server/health/stall-reporter.js';
import { Assignment } from '../../../../lib/server/running/assignment.js';
import { RunningJobs } from '../../../../lib/server/running/running-jobs.js';
import { MemoryJobStorage } from '../../../../lib/storages/memory/memory-job-storage.js';
import type { LogFacts, Logger } from '../../../../lib/support/logger.js';
import { silentLogger } from '../../../../lib/support/logger.js';
import { aNewJob } from '../../../support/builders.js';

const BOUND_MS = 1_000;

let running: RunningJobs;
let reports: LogFacts[];
let logger: Logger;
let reporter: StallReporter;

beforeEach(() => {
  // A run counts as long from its first moment on.
  running = new RunningJobs(-1);
  reports = [];
  logger = { ...silentLogger, warn: (_event, facts = {}) => reports.push(facts) };
  reporter = new StallReporter(running, BOUND_MS, logger);
});

async function aRun(): Promise<Assignment> {
  const storage = new MemoryJobStorage();
  await storage.jobs.createJobs([aNewJob()]);
  const [claimed] = await storage.queues.claim({ serverId: 's', queues: ['default'], limit: 1 });
  if (!claimed) throw new Error('Nothing was claimed');

  const shown = new ShownCalls([], NOTHING_MASKED);
  const method = { handler: undefined, plan: createFilterPlan([]), shown };
  const run = new Assignment(claimed, method, silentLogger);
  running.add(run);
  return run;
}

const named = () => reports.map(({ jobs }) => jobs);
const nameOf = ({ job }: Assignment) => `${job.displayName} (${job.id})`;

describe('The report of an event loop that stood still', () => {
  it('names the jobs that run', async () => {
    const run = await aRun();
    reporter.report(BOUND_MS);

    expect(reports).toEqual([{ stalledMs: BOUND_MS, jobs: [nameOf(run)] }]);
  });

  it('names a long job that has ended since the last look', async () => {
    const run = await aRun();
    running.remove(run);
    reporter.report(BOUND_MS);

    expect(named()).toEqual([[nameOf(run)]]);
  });

  it('names no job that had ended before the last look', async () => {
    const run = await aRun();
    running.remove(run);
    reporter.report(0);
    reporter.report(BOUND_MS);

    expect(named()).toEqual([[]]);
  });

  it('names a job that has ended in one report only', async () => {
    const run = await aRun();
    running.remove(run);
    reporter.report(BOUND_MS);
    reporter.report(BOUND_MS);

    expect(named()).toEqual([[nameOf(run)], []]);
  });

  it('names the job that has blocked the event loop and ended right before the look', async () => {
    const now = performance.now.bind(performance);
    const health = new ServerHealth(running, 2 * BOUND_MS, logger);
    health.start();
    const run = await aRun();
    jest.spyOn(performance, 'now').mockImplementation(() => now() + 2 * BOUND_MS);
    running.remove(run);
    health.measure();
    health.stop();
    jest.restoreAllMocks();

    expect(named()).toEqual([[nameOf(run)]]);
  });
});
