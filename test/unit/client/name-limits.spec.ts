import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DisableConcurrentExecution } from '../../../lib/built-in-filters/disable-concurrent-execution/disable-concurrent-execution.js';
import { RecurringJobService } from '../../../lib/client/recurring-job-service.js';
import { userOf } from '../../../lib/dashboard/access/dashboard-user.js';
import type { ApplyStateContext } from '../../../lib/filters/state-filter.js';
import { JobType } from '../../../lib/job/job-type.js';
import { resolveServerOptions } from '../../../lib/server/server-options.js';
import { EnqueuedState } from '../../../lib/states/enqueued-state.js';
import { NAME_LIMITS } from '../../../lib/storage/name-limits.js';
import { HangfireApp } from '../../support/hangfire-app.js';
import { NamedState } from '../../support/named-state.js';

const longestMethod = 'm'.repeat(NAME_LIMITS.method);
const tooLongMethod = `${longestMethod}m`;

class WorkService {
  work(): void {}

  count(_name: string): void {}

  [longestMethod](): void {}

  [tooLongMethod](): void {}
}

const countingFilter = {
  onStateApplied: ({ job, incrementCounter }: ApplyStateContext) => {
    if (job.method === 'count') incrementCounter(`${job.args[0]}`);
  },
};

let app: HangfireApp;

beforeAll(async () => {
  app = await HangfireApp.start({
    server: false,
    providers: [WorkService],
    filters: [countingFilter],
  });
});
afterAll(() => app.close());

/** The calls that a class offers by names that are made at run time. */
type Calls = Readonly<Record<string, () => void>>;

type Gate = readonly [what: string, maxChars: number, code: string, use: (name: string) => unknown];

const GATES: readonly Gate[] = [
  ['a queue', NAME_LIMITS.queue, 'INVALID_QUEUE_NAME', (name) => new EnqueuedState(name)],
  ['a class', NAME_LIMITS.type, 'INVALID_TEXT', (name) => JobType(name)(class {})],
  [
    'a method',
    NAME_LIMITS.method,
    'INVALID_TEXT',
    (name) => app.jobs.enqueue(WorkService, (it) => (it as unknown as Calls)[name]?.()),
  ],
  [
    'a state',
    NAME_LIMITS.state,
    'INVALID_TEXT',
    (name) => app.jobs.create(WorkService, (it) => it.work(), new NamedState(name)),
  ],
  [
    'a counter',
    NAME_LIMITS.counter,
    'INVALID_TEXT',
    (name) => app.jobs.enqueue(WorkService, (it) => it.count(name)),
  ],
  [
    'a parameter',
    NAME_LIMITS.parameter,
    'INVALID_TEXT',
    (name) => app.jobs.enqueue(WorkService, (it) => it.work(), { parameters: { [name]: 'value' } }),
  ],
  [
    'a resource',
    NAME_LIMITS.resource,
    'INVALID_LOCK_RESOURCE',
    (name) => DisableConcurrentExecution({ resource: name, timeoutInSeconds: 1 }),
  ],
  [
    'a recurring job',
    NAME_LIMITS.recurringId,
    'INVALID_OPTIONS',
    (name) => recurring().addOrUpdate(name, WorkService, (it) => it.work(), '0 0 * * *'),
  ],
  [
    'a server',
    NAME_LIMITS.serverName,
    'INVALID_OPTIONS',
    (name) => resolveServerOptions({ name }, { pushNotifications: true }),
  ],
  [
    'a user of the dashboard',
    NAME_LIMITS.user,
    'DASHBOARD_INVALID_USER',
    (name) => userOf({ name, permissions: [] }, { readOnly: false }),
  ],
];

const recurring = () => app.get(RecurringJobService);

describe('The name of', () => {
  it.each(GATES)('%s may have %i characters, and no more', async (_, maxChars, code, use) => {
    const longest = 'm'.repeat(maxChars);
    await use(longest);

    const useOneMore = async () => use(`${longest}m`);
    await expect(useOneMore()).rejects.toMatchObject({ code: `HANGFIRE_${code}` });
  });
});
