import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import type { HangfireModuleOptions } from '../../lib/nest/options/hangfire-module-options.js';
import type { ProblemNotice } from '../../lib/storage/problems/problem-store.js';
import { MemoryJobStorage } from '../../lib/storages/memory/memory-job-storage.js';
import { aNewJob } from '../support/builders.js';
import { eventually } from '../support/eventually.js';
import { HangfireApp, type HangfireAppOptions } from '../support/hangfire-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const SERVER = {
  problemCheckIntervalMs: 100,
  heartbeatIntervalMs: 100,
  queues: ['default'],
} as const;
const SECRET = 'a secret of the receiver';

const apps: HangfireApp[] = [];
const start = async (options: HangfireAppOptions) => {
  const app = await HangfireApp.start({ server: SERVER, ...options });
  apps.push(app);
  return app;
};
const stopAll = async () => {
  for (const app of apps.splice(0)) await app.close();
};
const told = ({ event, problem }: ProblemNotice) => `${event} ${problem.kind} ${problem.subject}`;

describe('Two servers on PostgreSQL', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(async () => {
    await stopAll();
    await database.drop();
  });

  it('tell a hook once that a problem opens and once that it closes', async () => {
    const heard: string[] = [];
    const options: HangfireModuleOptions = {
      storage: { type: 'postgres', url: database.url },
      onProblem: (notice) => void heard.push(told(notice)),
    };
    const [first, second] = [await start(options), await start(options)];
    await first.storage.jobs.createJobs([aNewJob({ queue: 'reports' })]);
    await eventually(() => heard.length > 0);

    await second.storage.queues.pause('reports', 'ada');
    await eventually(() => heard.length > 1);
    const [closed] = await second.storage.problems.listClosed(10);
    await eventually(async () => {
      const { heartbeatAt } = (await second.storage.servers.list())[0] ?? {};
      return (heartbeatAt?.getTime() ?? 0) > (closed?.closedAt?.getTime() ?? 0) + 500;
    });
    expect(heard).toEqual(['opened queue-unserved reports', 'closed queue-unserved reports']);
    expect(await second.storage.problems.listClosed(10)).toHaveLength(1);
  });
});

describe('The hook for problems', () => {
  afterEach(stopAll);
  const withProblem = async () => {
    const storage = new MemoryJobStorage();
    await storage.open();
    await storage.jobs.createJobs([aNewJob({ queue: 'reports' })]);
    return storage;
  };

  it('may be a provider', async () => {
    @Injectable()
    class Pager {
      readonly heard: string[] = [];
      onProblem(notice: ProblemNotice) {
        this.heard.push(told(notice));
      }
    }
    const app = await start({
      storage: await withProblem(),
      providers: [Pager],
      onProblem: Pager,
    });

    await eventually(() => app.get(Pager).heard.length > 0);
    expect(app.get(Pager).heard).toEqual(['opened queue-unserved reports']);
  });

  it('that is a class must be provided', async () => {
    class Pager {
      onProblem() {}
    }

    await expect(start({ onProblem: Pager })).rejects.toMatchObject({
      code: 'HANGFIRE_PROBLEM_LISTENER_NOT_PROVIDED',
      listener: 'Pager',
    });
  });

  it('may throw, which is logged, and is not called again for that', async () => {
    const storage = await withProblem();
    let calls = 0;
    const app = await start({
      storage,
      onProblem: () => {
        calls += 1;
        throw new Error('The pager is broken');
      },
    });

    await eventually(() => calls > 0);
    await storage.queues.pause('reports', 'ada');
    await eventually(() => calls > 1);
    expect(calls).toBe(2);
    expect(app.logger.text).toContain('The pager is broken');
  });

  it('is not called for a muted problem', async () => {
    const storage = await withProblem();
    await storage.problems.mute({ kind: 'queue-unserved', subject: 'reports', by: 'ada' });
    await storage.jobs.createJobs([aNewJob({ queue: 'archive' })]);
    const heard: string[] = [];
    await start({ storage, onProblem: (notice) => void heard.push(told(notice)) });

    await eventually(() => heard.length > 0);
    expect(heard).toEqual(['opened queue-unserved archive']);
  });
});

describe('The webhook for problems', () => {
  let statuses: number[];
  let bodies: { event: string; kind: string; subject: string }[];
  let server: Server;
  let url: string;

  beforeEach(async () => {
    [statuses, bodies] = [[], []];
    server = createServer(async (request, response) => {
      let body = '';
      for await (const part of request) body += String(part);
      bodies.push(JSON.parse(body));
      response.writeHead(statuses.shift() ?? 200).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret-path`;
  });
  afterEach(async () => {
    await stopAll();
    await new Promise((resolve) => server.close(resolve));
  });

  const startWith = async (given: object) => {
    const app = await start({ problemWebhook: { url, secret: SECRET, ...given } });
    await app.storage.jobs.createJobs([aNewJob({ queue: 'reports' })]);
    return app;
  };
  const deliveriesOf = async (app: HangfireApp) => {
    const { jobs } = await app.storage.monitoring.search(
      { type: 'HangfireProblemWebhook' },
      { limit: 10 },
    );
    return jobs;
  };

  it('is called by a job, which is retried when the receiver fails', async () => {
    statuses = [500];
    const app = await startWith({ allowPrivateAddresses: true });
    const job = await eventually(async () => {
      const [delivery] = await deliveriesOf(app);
      return delivery?.state === 'Scheduled' && delivery;
    });
    const details = await app.jobs.get(job.id);
    expect(JSON.stringify(details)).toContain('HANGFIRE_PROBLEM_WEBHOOK_FAILED');
    expect(JSON.stringify(details)).not.toContain(SECRET);
    expect(JSON.stringify(details)).not.toContain('secret-path');

    await app.jobs.requeue(job.id);
    await app.reaches(job.id, 'Succeeded');
    expect(bodies).toHaveLength(2);
    expect(bodies[1]).toEqual(bodies[0]);
    expect(bodies[0]).toMatchObject({
      event: 'opened',
      kind: 'queue-unserved',
      subject: 'reports',
      facts: { ready: 1 },
    });
  });

  it('does not reach the inside of the network unless it may', async () => {
    const app = await startWith({});
    const job = await eventually(async () => {
      const [delivery] = await deliveriesOf(app);
      return delivery?.state === 'Scheduled' && delivery;
    });

    expect(JSON.stringify(await app.jobs.get(job.id))).toContain('HANGFIRE_PRIVATE_ADDRESS');
    expect(bodies).toEqual([]);
  });

  it.each([
    ['a short secret', { secret: 'short' }],
    ['an address of another kind', { url: 'file:///etc/passwd' }],
    ['a password in the address', { url: 'https://ada:secret@example.com' }],
    ['an unknown option', { retries: 5 }],
    ['a long time', { timeoutMs: 60_001 }],
  ])('is refused with %s', async (_, given) => {
    await expect(startWith(given)).rejects.toMatchObject({ code: 'HANGFIRE_INVALID_OPTIONS' });
  });
});
