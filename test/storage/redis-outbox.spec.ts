import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BackgroundJobService, HangfireModule, newJobId, RecurringJob } from 'nestjs-hangfire';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { createPgliteDriver } from '../../lib/storages/typeorm/dialects/postgres/pglite/pglite-driver.js';
import { RedisServer } from '../support/redis/redis-server.js';

interface OutboxRow {
  readonly id: string;
  readonly order_id: string;
}

@Injectable()
class OrderMails {
  confirm(order: string): string {
    return order;
  }
}

@Injectable()
class Outbox {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: BackgroundJobService,
  ) {}

  /** Also moves what a process that died has left. */
  @RecurringJob('outbox', '@every 10s', { misfire: 'ignorable', overlap: 'skip' })
  async move(): Promise<void> {
    const rows: OutboxRow[] = await this.dataSource.query(
      'SELECT id, order_id FROM outbox ORDER BY id LIMIT 1000',
    );
    const confirm = (mails: OrderMails, row: OutboxRow) => mails.confirm(row.order_id);
    await this.jobs.enqueueMany(OrderMails, rows, confirm, ({ id }) => ({ id }));
    const moved = rows.map(({ id }) => id);
    await this.dataSource.query('DELETE FROM outbox WHERE id = ANY($1)', [moved]);
  }
}

@Injectable()
class OrderService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
  ) {}

  async place(product: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const insert = 'INSERT INTO shop_order (product) VALUES ($1) RETURNING id';
      const [order] = await manager.query(insert, [product]);
      const note = 'INSERT INTO outbox (id, order_id) VALUES ($1, $2)';
      await manager.query(note, [newJobId(), order.id]);
    });
    await this.outbox.move();
  }
}

const TABLES = `
  CREATE TABLE shop_order (id bigserial PRIMARY KEY, product text NOT NULL CHECK (product <> ''));
  CREATE TABLE outbox (id uuid PRIMARY KEY, order_id bigint NOT NULL)`;

const FAILING_DELETE = `
  CREATE FUNCTION crash() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'crash'; END $$;
  CREATE TRIGGER crash BEFORE DELETE ON outbox EXECUTE FUNCTION crash()`;

const END_OF_FAILURE = 'DROP TRIGGER crash ON outbox; DROP FUNCTION crash';

let server: RedisServer;
let app: TestingModule;
/** How many jobs earlier tests have stored. */
let before: number;

beforeAll(async () => {
  server = await RedisServer.start();
  const database: DataSourceOptions = {
    type: 'postgres',
    driver: createPgliteDriver({ dataDir: 'memory://' }),
  };
  app = await Test.createTestingModule({
    imports: [
      TypeOrmModule.forRoot(database),
      HangfireModule.forRoot({
        storage: { type: 'redis', url: server.url },
        server: false,
      }),
    ],
    providers: [OrderMails, Outbox, OrderService],
  }).compile();
  await app.init();
  await app.get(DataSource).query(TABLES);
});

beforeEach(async () => {
  before = await stored();
});

afterAll(async () => {
  await app.close();
  await server.dispose();
});

const stored = async () =>
  (await app.get(BackgroundJobService).countByState()).byState.Enqueued ?? 0;
const enqueued = async () => (await stored()) - before;
const rowsLeft = async () => (await app.get(DataSource).query('SELECT 1 FROM outbox')).length;

describe('an outbox in front of Redis', () => {
  it('creates one job for each committed transaction', async () => {
    await app.get(OrderService).place('bird');
    await app.get(OrderService).place('cage');

    expect(await enqueued()).toBe(2);
    expect(await rowsLeft()).toBe(0);
  });

  it('creates no job for a transaction that is rolled back', async () => {
    await expect(app.get(OrderService).place('')).rejects.toThrow('check constraint');

    expect(await enqueued()).toBe(0);
  });

  it('creates a job once that is moved again, because the rows had stayed', async () => {
    await app.get(DataSource).query(FAILING_DELETE);
    await expect(app.get(OrderService).place('bird')).rejects.toThrow('crash');
    expect(await rowsLeft()).toBe(1);

    await app.get(DataSource).query(END_OF_FAILURE);
    await app.get(Outbox).move();
    expect(await rowsLeft()).toBe(0);
    expect(await enqueued()).toBe(1);
  });

  it('creates a job once that two processes move at the same time', async () => {
    await app.get(DataSource).query(FAILING_DELETE);
    await expect(app.get(OrderService).place('bird')).rejects.toThrow('crash');
    await app.get(DataSource).query(END_OF_FAILURE);

    await Promise.all([app.get(Outbox).move(), app.get(Outbox).move()]);
    expect(await enqueued()).toBe(1);
  });
});
