import { Agent, type ClientRequest, get, type IncomingMessage } from 'node:http';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { type BeforeApplicationShutdown, type INestApplication, Injectable } from '@nestjs/common';
import { LivePoller } from '../../../lib/dashboard/live/live-poller.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { DashboardApp, PLATFORMS } from '../../support/dashboard-app.js';
import { eventually } from '../../support/eventually.js';
import { Signal } from '../../support/signal.js';

const WATCHERS = 10;
const HOUR_MS = 3_600_000;
const often = { statsPollingIntervalMs: 250 };

/** Closes only when it is told to, as an application whose jobs still run. */
@Injectable()
class Tarrying implements BeforeApplicationShutdown {
  readonly isReached = new Signal();
  readonly mayGoOn = new Signal();

  async beforeApplicationShutdown(): Promise<void> {
    this.isReached.fire();
    await this.mayGoOn;
  }
}

/** Somebody who reads the live numbers, and keeps the connection for what comes next. */
class Watcher {
  readonly seen: string[] = [];
  readonly ended = new Signal();
  private readonly request: ClientRequest;

  constructor(url: string) {
    this.request = get(url, { agent }, (response) => this.read(response));
    this.request.on('error', () => {});
    this.request.on('close', () => this.ended.fire());
  }

  static async at(app: DashboardApp): Promise<Watcher> {
    const watcher = new Watcher(`${app.origin}/hangfire/api/live`);
    await eventually(() => watcher.seen.length > 0);
    return watcher;
  }

  leave(): void {
    this.request.destroy();
  }

  private read(response: IncomingMessage): void {
    // Whoever leaves is told that the answer was cut off.
    response.on('error', () => {});
    response.on('data', (chunk: Buffer) => {
      if (chunk.includes('data: ')) this.seen.push(String(chunk));
    });
  }
}

const agent = new Agent({ keepAlive: true });
afterAll(() => agent.destroy());

let app: DashboardApp;
afterEach(() => app?.close());

/** Tells how many watch, and when somebody stops watching. */
function watchersOf({ app: nest }: DashboardApp) {
  const poller = nest.get(LivePoller, { strict: false });
  const watch = poller.watch.bind(poller);
  const watchers = { count: 0 };
  poller.watch = (listener) => {
    const stop = watch(listener);
    watchers.count += 1;
    return () => {
      watchers.count -= 1;
      stop();
    };
  };
  return watchers;
}

describe.each(PLATFORMS)('The live numbers, on %s', (platform) => {
  it('come to all viewers, from one look at the store', async () => {
    const storage = new MemoryJobStorage();
    const { statistics } = storage;
    const countByState = statistics.countByState.bind(statistics);
    let looks = 0;
    statistics.countByState = () => {
      looks += 1;
      return countByState();
    };
    const rarely = { statsPollingIntervalMs: HOUR_MS };
    app = await DashboardApp.start({ platform, storage, dashboard: rarely });
    const watchers = await Promise.all(Array.from({ length: WATCHERS }, () => Watcher.at(app)));
    expect(looks).toBe(1);

    for (const watcher of watchers) watcher.leave();
  });

  it('are no longer read when all viewers have left', async () => {
    app = await DashboardApp.start({ platform, dashboard: often });
    const watching = watchersOf(app);
    const [one, other] = [await Watcher.at(app), await Watcher.at(app)];
    expect(watching.count).toBe(2);

    one.leave();
    await eventually(() => watching.count === 1);
    other.leave();
    await eventually(() => watching.count === 0);
  });

  it('do not delay the end of the application', async () => {
    // Whatever connection it leaves open, it would wait for.
    const configure = (nest: INestApplication) => {
      nest.getHttpServer().keepAliveTimeout = HOUR_MS;
    };
    app = await DashboardApp.start({ platform, configure });
    const watchers = await Promise.all([Watcher.at(app), Watcher.at(app)]);

    await app.close();
    await Promise.all(watchers.map(({ ended }) => ended));
  });

  it('are given to nobody while the application closes', async () => {
    app = await DashboardApp.start({ platform, providers: [Tarrying] });
    const { isReached, mayGoOn } = app.app.get(Tarrying);
    const closing = app.close();
    await isReached;

    const late = new Watcher(`${app.origin}/hangfire/api/live`);
    await late.ended;
    expect(late.seen).toEqual([]);
    mayGoOn.fire();
    await closing;
  });
});
