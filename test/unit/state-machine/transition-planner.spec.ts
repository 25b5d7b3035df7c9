import { describe, expect, it } from '@jest/globals';
import { FilterSource } from '../../../lib/filters/filter-source.js';
import { GlobalJobFilters } from '../../../lib/filters/global-job-filters.js';
import type { JobFilter } from '../../../lib/filters/job-filter.js';
import type { ElectStateContext } from '../../../lib/filters/state-filter.js';
import { UseJobFilters } from '../../../lib/filters/use-job-filters.js';
import { HandlerCatalog } from '../../../lib/job/handlers/handler-catalog.js';
import { StateMachine } from '../../../lib/state-machine/state-machine.js';
import { TransitionPlanner } from '../../../lib/state-machine/transition-planner.js';
import { DeletedState } from '../../../lib/states/deleted-state.js';
import { EnqueuedState } from '../../../lib/states/enqueued-state.js';
import type { JobRecord } from '../../../lib/storage/jobs/records.js';
import { silentLogger } from '../../../lib/support/logger.js';

const NOW = new Date('2030-01-01T00:00:00Z');
const EARLIER = new Date('2029-12-31T00:00:00Z');

const seen: ElectStateContext[] = [];
const watching: JobFilter = {
  onStateElection(context) {
    seen.push(context);
    context.parameters.set('seen', context.job.args);
  },
  onStateApplied: ({ incrementCounter }) => incrementCounter('seen'),
};
const skipping: JobFilter = {
  onLocking: ({ job }) => ({ resource: job.method, timeoutMs: 0 }),
  onLockTimeout: ({ resource }) => new DeletedState(`${resource} was taken`),
};

class EmailService {
  @UseJobFilters(watching)
  watched() {}

  @UseJobFilters(skipping)
  locked() {}

  plain() {}
}

const clock = { now: () => NOW };
const handlers = new HandlerCatalog();
handlers.register(EmailService);

const planner = new TransitionPlanner({
  clock,
  logger: silentLogger,
  machine: new StateMachine(clock, { jobExpirationTimeoutMs: 60_000 }),
  filters: new FilterSource(new GlobalJobFilters(), (type) => {
    throw new Error(`${type.name} was not to be activated`);
  }),
  handlers,
});

const aRecord = (given: Partial<JobRecord> = {}): JobRecord => ({
  id: 'job-1',
  type: 'EmailService',
  method: 'plain',
  arguments: '["a@b.c"]',
  queue: 'default',
  priority: 0,
  state: 'Failed',
  isFinished: false,
  attempt: 3,
  parameters: {},
  history: [],
  createdAt: EARLIER,
  runAt: EARLIER,
  ...given,
});

describe('the transition of a stored job', () => {
  it('expects exactly the job that was read', async () => {
    const record = aRecord({ state: 'Succeeded', isFinished: true, attempt: 7 });
    const { jobId, from } = await planner.transition(record, new EnqueuedState(), 'client');

    expect(jobId).toBe('job-1');
    expect(from).toEqual({ state: 'Succeeded', isFinished: true, attempt: 7 });
  });

  it('leads to the elected state, with everything that is stored with it', async () => {
    const transition = await planner.transition(aRecord(), new DeletedState('Gone'), 'client');

    expect(transition).toMatchObject({
      to: 'Deleted',
      history: [{ state: 'Deleted', at: NOW, reason: 'Gone' }],
      expireAt: new Date('2030-01-01T00:01:00Z'),
      counters: [],
    });
  });

  it('is seen by the filters of the method', async () => {
    const record = aRecord({ method: 'watched' });
    const transition = await planner.transition(record, new EnqueuedState(), 'client');

    expect(transition.parameters).toEqual({ seen: ['a@b.c'] });
    expect(transition.counters).toEqual(['seen']);
    expect(seen.at(-1)).toMatchObject({
      currentState: 'Failed',
      requestedBy: 'client',
      readyAt: EARLIER,
    });
  });

  it('leaves out parameters that have not changed', async () => {
    const record = aRecord({ parameters: { kept: 1 } });
    const transition = await planner.transition(record, new EnqueuedState(), 'client');

    expect(transition.parameters).toBeUndefined();
  });

  it('is possible for a job whose class is unknown here', async () => {
    const record = aRecord({ type: 'GoneService' });

    expect(await planner.transition(record, new EnqueuedState(), 'server')).toMatchObject({
      to: 'Enqueued',
      runAt: NOW,
    });
  });
});

describe('a job that did not get its resource in time', () => {
  it('gets the state that its lock filter chooses', async () => {
    const record = aRecord({ method: 'locked', state: 'Enqueued', waitingFor: 'printer' });

    expect(await planner.lockTimeoutTransition(record)).toMatchObject({
      to: 'Deleted',
      history: [{ reason: 'printer was taken' }],
    });
  });

  it('goes back to its queue when no filter makes it wait any more', async () => {
    const record = aRecord({ state: 'Enqueued', waitingFor: 'printer' });

    expect(await planner.lockTimeoutTransition(record)).toMatchObject({ to: 'Enqueued' });
  });
});
