import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { MemoryJobStorage } from '../../lib/storages/memory/memory-job-storage.js';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { runs } from '../support/extent.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { scratchSchemaOf } from '../support/typeorm-conformance-store.js';
import { expectToAgreeWithModel } from './model/random-operations.js';

const HOUR_MS = 3_600_000;

describe('any sequence of what clients and servers do', () => {
  it(
    'leads MemoryJobStorage to where the model says',
    async () => {
      const create = async () => {
        const storage = new MemoryJobStorage();
        await storage.open();
        return { storage, close: () => storage.close() };
      };
      await expectToAgreeWithModel(create, {
        numRuns: runs(300),
        maxCommands: 80,
        claimsInOrder: true,
      });
    },
    HOUR_MS,
  );

  describe('on PostgreSQL', () => {
    let database: TestDatabase;
    let dataSource: DataSource;
    let storage: TypeOrmJobStorage;

    beforeAll(async () => {
      database = await createTestDatabase();
      dataSource = new DataSource({ type: 'postgres', url: database.url });
      storage = new TypeOrmJobStorage(dataSource);
      await storage.open();
    });
    afterAll(async () => {
      await storage.close();
      await database.drop();
    });

    it(
      'leads TypeOrmJobStorage to where the model says',
      async () => {
        const schema = scratchSchemaOf(dataSource);
        const create = async () => ({ storage, close: () => schema.empty() });
        await expectToAgreeWithModel(create, {
          numRuns: runs(30),
          maxCommands: 60,
          claimsInOrder: false,
        });
      },
      HOUR_MS,
    );
  });
});
