import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { OverviewReader } from '../../../lib/dashboard/api/readers/overview-reader.js';
import { Disclosure } from '../../../lib/dashboard/display/disclosure.js';
import { LivePoller } from '../../../lib/dashboard/live/live-poller.js';
import { HandlerCatalog } from '../../../lib/job/handlers/handler-catalog.js';
import { JobDisplayName } from '../../../lib/job/job-display-name.js';
import { serializeArguments } from '../../../lib/job/serialization/argument-serializer.js';
import { StorageUnavailableError } from '../../../lib/storage/errors/storage-unavailable-error.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { silentLogger } from '../../../lib/support/logger.js';
import { aNewJob, aTransition } from '../../support/builders.js';
import { MovableClock } from '../../support/movable-clock.js';

const START_MS = Date.UTC(2026, 0, 1);

class EmailService {
  @JobDisplayName('Welcome {0}')
  sendWelcome(name: string) {
    return name;
  }
}

let clock: MovableClock;
let storage: MemoryJobStorage;
let reader: OverviewReader;

beforeEach(() => open());

/** Every read looks at the store, unless an interval is given. */
function open(intervalMs = 0): void {
  clock = new MovableClock(new Date(START_MS));
  storage = new MemoryJobStorage({ clock });
  const handlers = new HandlerCatalog();
  handlers.register(EmailService);
  const poller = new LivePoller(storage, { intervalMs }, silentLogger);
  const disclosure = new Disclosure(handlers, { displayArguments: true });
  reader = new OverviewReader(storage, poller, disclosure);
}

const at = (seconds: number) => clock.moveTo(new Date(START_MS + seconds * 1_000));
/** Claims one that is called so, on some server. */
const runs = async (name: string, serverId = 'server-1') => {
  const text = serializeArguments([name], { maxBytes: 1_000 });
  await storage.jobs.createJobs([aNewJob({ arguments: text })]);
  await storage.queues.claim({ serverId, queues: ['default'], limit: 1 });
};
const longRunning = async () =>
  (await reader.read()).longRunning.map(({ displayName }) => displayName);

describe('Long-running jobs in the overview', () => {
  it('are those that run for a minute or longer, the oldest first', async () => {
    await runs('Ada');
    at(10);
    await runs('Grace', 'server-2');
    at(20);
    await runs('Edsger');
    at(75);
    await runs('Barbara');

    expect(await longRunning()).toEqual(['Welcome Ada', 'Welcome Grace']);
    at(80);
    expect(await longRunning()).toEqual(['Welcome Ada', 'Welcome Grace', 'Welcome Edsger']);
  });

  it('are the ten oldest at most', async () => {
    for (let number = 0; number < 30; number += 1) {
      at(number);
      await runs(String(number));
    }
    at(1_000);

    const expected = Array.from({ length: 10 }, (_, number) => `Welcome ${number}`);
    expect(await longRunning()).toEqual(expected);
  });
});

describe('The overview', () => {
  it('is put together once for each look at the store, for all requests', async () => {
    open(60_000);
    const failures = jest.spyOn(storage.monitoring, 'failures');
    const longest = jest.spyOn(storage.monitoring, 'longestRunning');
    const answers = [...(await Promise.all([reader.read(), reader.read()])), await reader.read()];

    expect(new Set(answers).size).toBe(1);
    expect([failures.mock.calls.length, longest.mock.calls.length]).toEqual([1, 1]);
  });

  it('groups failures again when a job has failed, or a Failed job is gone', async () => {
    const failures = jest.spyOn(storage.monitoring, 'failures');
    const failed = aNewJob({ state: 'Failed' });
    const groups = async () => {
      await reader.read();
      return failures.mock.calls.length;
    };
    expect([await groups(), await groups()]).toEqual([1, 1]);
    await storage.jobs.createJobs([failed]);
    expect([await groups(), await groups()]).toEqual([2, 2]);
    await storage.jobs.applyTransitions([aTransition(failed, { to: 'Deleted' })]);
    expect([await groups(), await groups()]).toEqual([3, 3]);
  });

  it('is read again after the store was away', async () => {
    open(60_000);
    const read = storage.monitoring.failures.bind(storage.monitoring);
    storage.monitoring.failures = async () => {
      throw new StorageUnavailableError('group failures', { cause: 'away' });
    };
    await expect(reader.read()).rejects.toThrow(StorageUnavailableError);

    storage.monitoring.failures = read;
    expect(await reader.read()).toMatchObject({ failures: [] });
  });
});
