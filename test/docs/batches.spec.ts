import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import {
  BackgroundJobService,
  BatchService,
  HangfireModule,
  MemoryJobStorage,
} from 'nestjs-hangfire';
import { ended } from '../support/ended.js';
import { eventually } from '../support/eventually.js';

@Injectable()
class ImportService {
  readonly log: string[] = [];

  constructor(private readonly batches: BatchService) {}

  async importFile(file: string): Promise<void> {
    this.log.push(file);
  }

  async importFolder(batchId: string, files: readonly string[]): Promise<void> {
    await this.batches.attach(batchId, (batch) => {
      batch.enqueueMany(ImportService, files, (imports, file) => imports.importFile(file));
    });
  }

  async rebuildIndex(): Promise<void> {
    this.log.push('index');
  }

  async sendSummary(): Promise<void> {
    this.log.push('summary');
  }
}

describe('docs/batches.md', () => {
  const files = ['a.csv', 'b.csv', 'c.csv'];
  let app: TestingModule;
  let jobs: BackgroundJobService;
  let batches: BatchService;

  beforeEach(async () => {
    app = await Test.createTestingModule({
      imports: [HangfireModule.forRoot({ storage: new MemoryJobStorage() })],
      providers: [ImportService],
    }).compile();
    app.useLogger(false);
    await app.init();
    jobs = app.get(BackgroundJobService);
    batches = app.get(BatchService);
  });

  afterEach(() => app.close());

  const endOf = (id: string) =>
    eventually(async () => {
      const batch = await batches.get(id);
      return batch && !['Awaiting', 'Started'].includes(batch.state) && batch;
    });

  it('goes on when all of its jobs have succeeded', async () => {
    const batchId = await batches.start('Import', (batch) => {
      batch.enqueueMany(ImportService, files, (imports, file) => imports.importFile(file));
    });
    const indexed = await jobs.continueWith(batchId, ImportService, (imports) =>
      imports.rebuildIndex(),
    );

    await ended(jobs, indexed);
    const batch = await batches.get(batchId);
    expect(batch?.progress).toEqual({
      total: 3,
      pending: 0,
      processing: 0,
      succeeded: 3,
      failed: 0,
      deleted: 0,
    });
    expect(app.get(ImportService).log).toEqual([...files, 'index']);
  });

  it('may hold other batches, and chains', async () => {
    const batchId = await batches.start('Nightly import', (batch) => {
      const imported = batch.start('Files', (inner) => {
        inner.enqueueMany(ImportService, files, (imports, file) => imports.importFile(file));
      });
      const indexed = batch.continueWith(imported, ImportService, (imports) =>
        imports.rebuildIndex(),
      );
      batch.continueWith(indexed, ImportService, (imports) => imports.sendSummary());
    });

    expect(await endOf(batchId)).toMatchObject({ state: 'Succeeded', progress: { total: 5 } });
    expect(app.get(ImportService).log).toEqual([...files, 'index', 'summary']);
  });

  it('can follow another batch', async () => {
    const imported = await batches.start('Import', (batch) => {
      batch.enqueueMany(ImportService, files, (imports, file) => imports.importFile(file));
    });
    const followUp = await batches.continueBatchWith(imported, 'Follow-up', (batch) => {
      batch.enqueue(ImportService, (imports) => imports.rebuildIndex());
      batch.enqueue(ImportService, (imports) => imports.sendSummary());
    });

    expect(await endOf(followUp)).toMatchObject({ state: 'Succeeded' });
  });

  it('can be added to while it runs', async () => {
    const batchId = await batches.start('Import', (batch) => {
      batch.enqueue(ImportService, (imports) => imports.importFolder(batch.id, files));
    });

    expect(await endOf(batchId)).toMatchObject({ progress: { total: 4, succeeded: 4 } });
  });

  it('can be cancelled', async () => {
    const batchId = await batches.start('Import', (batch) => {
      batch.schedule(ImportService, (imports) => imports.importFile('a.csv'), { days: 1 });
    });

    expect(await batches.cancel(batchId)).toBe(true);

    expect(await batches.get(batchId)).toMatchObject({ state: 'Deleted' });
  });

  it('is not created when its callback throws', async () => {
    const starting = batches.start('Import', (batch) => {
      batch.enqueue(ImportService, (imports) => imports.importFile('a.csv'));
      throw new Error('The folder is gone');
    });

    await expect(starting).rejects.toThrow('The folder is gone');
    expect(app.get(ImportService).log).toEqual([]);
  });
});
