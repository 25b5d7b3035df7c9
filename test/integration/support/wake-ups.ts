import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { wakeUpDriverOf } from '../../../lib/channels/wake-up-drivers.js';
import { AnnouncementNames } from '../../../lib/storages/sql/events/announcement-names.js';
import type { DatabaseOption } from '../../../lib/storages/typeorm/database-option.js';
import { Broker, type BrokerType } from '../../support/brokers/broker.js';
import { eventually } from '../../support/eventually.js';
import { HangfireApp, statesOf } from '../../support/hangfire-app.js';
import { Signal } from '../../support/signal.js';
import type { TestDatabase } from '../../support/test-database.js';

@Injectable()
class Clerk {
  note(number: number): number {
    return number;
  }
}

/** One kind of database, with and without a message queue beside it. */
export interface DatabaseKind {
  readonly type: 'postgres' | 'mysql';
  /** What the store's tables are told apart by. */
  readonly name: string;
  /** How the names of its tables begin. */
  readonly tables: string;
  create(): Promise<TestDatabase>;
}

/** What a message queue does for processes that share a store. Without it, they would look at the store once a minute. */
export function describeWakeUps(
  brokerType: BrokerType,
  { type, name, tables, create }: DatabaseKind,
): void {
  describe(`Two processes that share a store in ${type}, with ${brokerType} beside it`, () => {
    let broker: Broker;
    let database: TestDatabase;
    let apps: HangfireApp[] = [];
    let client: HangfireApp;
    let server: HangfireApp;
    let dataSource: DataSource;

    const storage = (): DatabaseOption => {
      const wakeUp = { type: brokerType, url: broker.url };
      return { type, url: database.url, wakeUp };
    };
    const start = async (options: Parameters<typeof HangfireApp.start>[0]) => {
      const app = await HangfireApp.start({ storage: storage(), providers: [Clerk], ...options });
      apps.push(app);
      return app;
    };
    /** Between its heartbeats, it has nothing but the message queue to hear of jobs. */
    const startServer = async (heartbeatIntervalMs = 60_000) => {
      server = await start({ server: { heartbeatIntervalMs, serverTimeoutMs: 300_000 } });
      await isConnected(server);
    };
    const enqueue = (number: number) => client.jobs.enqueue(Clerk, (it) => it.note(number));
    const isConnected = (app: HangfireApp) =>
      eventually(() => app.storage.events.channel?.isUp === true);

    beforeAll(async () => {
      [broker, database] = await Promise.all([Broker.start(brokerType), create()]);
      dataSource = new DataSource({ type, url: database.url } as DataSourceOptions);
      await dataSource.initialize();
    }, 120_000);
    afterAll(async () => {
      await dataSource.destroy();
      await broker.dispose();
      await database.drop();
    });
    beforeEach(async () => {
      client = await start({ server: false });
    });
    afterEach(async () => {
      broker.thaw();
      await Promise.all(apps.map((app) => app.close()));
      apps = [];
    });

    it('start jobs of one another at once', async () => {
      await startServer();
      for (const number of [1, 2, 3]) {
        await client.reaches(await enqueue(number), 'Succeeded', 5_000);
      }
      expect(client.storage.events.channel).toMatchObject({ type: brokerType, isUp: true });
    });

    it('start jobs that were created in a transaction after its commit', async () => {
      await startServer();
      const id = await dataSource.transaction((manager) =>
        client.jobs.enqueue(Clerk, (it) => it.note(4), { manager }),
      );
      await client.reaches(id, 'Succeeded', 5_000);
    });

    it('go on without it when it is killed, say so once, and hear of one another when it is back', async () => {
      await startServer();
      await enqueue(0);
      await broker.kill();
      for (const number of [5, 6]) {
        await client.reaches(await enqueue(number), 'Succeeded', 5_000);
      }
      const said = apps.flatMap(({ logger }) =>
        logger.lines.filter(({ level }) => level === 'error'),
      );
      expect(said.map(({ text }) => text)).toEqual(
        apps.map(() => expect.stringContaining(`wake-ups through ${brokerType}`)),
      );

      await broker.launch();
      await isConnected(server);
      await client.reaches(await enqueue(7), 'Succeeded', 5_000);
    }, 90_000);

    it('go on while it is frozen, and hear of one another when it is thawed', async () => {
      await startServer(500);
      broker.freeze();
      await eventually(() => server.storage.events.channel?.isUp === false, { withinMs: 30_000 });
      await client.reaches(await enqueue(8), 'Succeeded', 5_000);

      broker.thaw();
      await isConnected(server);
      await client.reaches(await enqueue(9), 'Succeeded', 5_000);
    }, 90_000);

    it('are not disturbed by messages that are no announcements, or come twice', async () => {
      await startServer();
      const [{ value }] = await dataSource.query(`SELECT value FROM ${tables}secret`);
      const names = new AnnouncementNames(name);
      names.learn(value);
      const driver = wakeUpDriverOf({ type: brokerType, url: broker.url });
      const heard = new Signal<string>();
      const events = { onMessage: (text: string) => heard.fire(text), onLost: () => {} };
      const connection = await driver.connect(names.channel, events, 5_000);
      const noise = ['', '\n\n', 'ready', 'x'.repeat(100_000), ':ready:zz', '\u0000'];
      for (const message of [...noise, ...noise]) await connection.publish(message);

      const id = await enqueue(10);
      await client.reaches(id, 'Succeeded', 5_000);
      await connection.publish(await heard);
      await connection.close();
      expect(statesOf(await client.reaches(id, 'Succeeded'))).toEqual([
        'Enqueued',
        'Processing',
        'Succeeded',
      ]);
    });
  });
}
