import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable, SetMetadata } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BackgroundJobService, HangfireModule, Queue } from 'nestjs-hangfire';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { createPgliteDriver } from '../../lib/storages/typeorm/dialects/postgres/pglite/pglite-driver.js';

/** What the bridge needs of BullMQ and of its Nest module, which are not installed here. */
interface Job {
  readonly id?: string;
  readonly name: string;
  readonly data: { readonly address: string; readonly orderId: number };
}
abstract class WorkerHost {
  abstract process(job: Job): Promise<void>;
}
const Processor = (queue: string) => SetMetadata('queue', queue);

@Injectable()
@Queue('mail')
class MailService {
  async welcome(address: string): Promise<string> {
    return address;
  }

  async invoice(address: string, orderId: number): Promise<string> {
    return `${address} ${orderId}`;
  }
}

@Processor('mail')
class MailBridge extends WorkerHost {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: BackgroundJobService,
  ) {
    super();
  }

  async process({ id, name, data }: Job): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const isNew = await manager.query(
        'INSERT INTO moved_job (id) VALUES ($1) ON CONFLICT DO NOTHING RETURNING id',
        [`mail:${id}`],
      );
      if (isNew.length === 0) return;
      if (name === 'welcome') {
        await this.jobs.enqueue(MailService, (mail) => mail.welcome(data.address), { manager });
      } else if (name === 'invoice') {
        const { address, orderId } = data;
        await this.jobs.enqueue(MailService, (mail) => mail.invoice(address, orderId), { manager });
      } else throw new Error(`No method for the job "${name}"`);
    });
  }
}

const database: DataSourceOptions = {
  type: 'postgres',
  driver: createPgliteDriver({ dataDir: 'memory://' }),
};

describe('docs/from-bull.md, on jobs that are still in Redis', () => {
  let app: TestingModule;
  // An embedded database takes long to make where the processor is busy.
  beforeAll(async () => {
    app = await Test.createTestingModule({
      imports: [
        TypeOrmModule.forRoot(database),
        HangfireModule.forRootAsync({
          inject: [DataSource],
          useFactory: (storage: DataSource) => ({ storage, server: false }),
        }),
      ],
      providers: [MailService, MailBridge],
    }).compile();
    app.useLogger(false);
    await app.init();
    await app.get(DataSource).query('CREATE TABLE moved_job (id text PRIMARY KEY)');
  }, 120_000);
  afterAll(() => app.close());

  const process = (job: Job) => app.get(MailBridge).process(job);
  const enqueued = async () =>
    (await app.get(BackgroundJobService).countByState()).byState.Enqueued ?? 0;

  it('moves each job once, even if Bull runs the bridge twice', async () => {
    const data = { address: 'ada', orderId: 7 };
    await process({ id: '1', name: 'welcome', data });
    await process({ id: '1', name: 'welcome', data });
    await process({ id: '2', name: 'invoice', data });

    expect(await enqueued()).toBe(2);
  });

  it('leaves a job that it does not know in Redis, to be moved later', async () => {
    const before = await enqueued();
    const job = { id: '3', name: 'goodbye', data: { address: 'ada', orderId: 7 } };

    await expect(process(job)).rejects.toThrow('No method for the job "goodbye"');
    await process({ ...job, name: 'welcome' });

    expect(await enqueued()).toBe(before + 1);
  });
});
