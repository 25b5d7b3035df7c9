import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { MARK, PIECES } from '../../lib/conformance/jobs/hostile-pieces.js';
import { expectToBeText } from '../../lib/conformance/jobs/use-as-text.js';
import { StoreUnderTest } from '../../lib/conformance/store-under-test.js';
import { MemoryJobStorage } from '../../lib/storages/memory/memory-job-storage.js';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { runs } from '../support/extent.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const hostileName = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string()), { maxLength: 3 })
  // The one character that PostgreSQL does not take has specs of its own.
  .map((pieces) => [MARK, ...pieces].join('').replaceAll('\0', ''));

describe('hostile names, ids, keys and searches', () => {
  it('are text to MemoryJobStorage', async () => {
    const store = new StoreUnderTest();
    const storage = new MemoryJobStorage();
    store.current = { storage, close: () => storage.close() };

    await fc.assert(
      fc.asyncProperty(hostileName, (text) => expectToBeText(store, text)),
      { numRuns: runs(200) },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  describe('on PostgreSQL', () => {
    // The name of the schema is the one that comes into statements.
    const schema = `it's "quoted"; DROP SCHEMA public; --`;
    let database: TestDatabase;
    let dataSource: DataSource;
    let storage: TypeOrmJobStorage;

    beforeAll(async () => {
      database = await createTestDatabase();
      dataSource = new DataSource({ type: 'postgres', url: database.url });
      storage = new TypeOrmJobStorage(dataSource, { schema });
      await storage.open();
    });
    afterAll(async () => {
      await storage.close();
      await database.drop();
    });

    /** Everything that is made in the database, of any schema. */
    const madeThings = () =>
      dataSource.query(`
        SELECT relnamespace::regnamespace::text AS schema, relname, relkind, relnatts
          FROM pg_class
         WHERE relname !~ '^(pg_|finished_job)'
         ORDER BY 1, 2`);

    it('are text, and never a part of a statement', async () => {
      const store = new StoreUnderTest();
      store.current = { storage, close: () => storage.close() };
      const bystander = await store.stored({ queue: 'bystander' });
      const [job, things] = [await store.find(bystander.id), await madeThings()];
      const query = jest.spyOn(pg.Client.prototype, 'query');
      const complaints = jest.spyOn(console, 'error').mockImplementation(() => {});

      await fc.assert(
        fc.asyncProperty(hostileName, (text) => expectToBeText(store, text)),
        { numRuns: 25 },
      );

      const texts = query.mock.calls.map(([sent]) => textOf(sent));
      const warnings = complaints.mock.calls.map(([text]) => text);
      jest.restoreAllMocks();
      // The driver warns of names of statements that PostgreSQL would cut off.
      expect(warnings).toEqual([]);
      expect(texts.length).toBeGreaterThan(500);
      expect(texts.filter((text) => text.includes(MARK))).toEqual([]);
      expect(await madeThings()).toEqual(things);
      expect(await store.find(bystander.id)).toEqual(job);
    }, 120_000);
  });
});

function textOf(sent: unknown): string {
  return typeof sent === 'string' ? sent : ((sent as { text?: string } | undefined)?.text ?? '');
}
