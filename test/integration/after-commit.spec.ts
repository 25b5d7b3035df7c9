import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { afterCommit } from '../../lib/storages/typeorm/connection/after-commit.js';
import { eventually } from '../support/eventually.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let dataSource: DataSource;
let told: string[] = [];
const tell = (what: string) => () => void told.push(what);

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = new DataSource({ type: 'postgres', url: database.url });
  await dataSource.initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});
beforeEach(() => {
  told = [];
});

describe('What is to happen after a commit', () => {
  it('happens when the transaction has been committed, in order', async () => {
    await dataSource.transaction(async (manager) => {
      afterCommit(manager, tell('first'));
      afterCommit(manager.queryRunner ?? manager, tell('second'));
      await manager.query('SELECT 1');
      expect(told).toEqual([]);
    });
    expect(told).toEqual(['first', 'second']);
  });

  it('does not happen where the transaction is rolled back', async () => {
    const failing = dataSource.transaction(async (manager) => {
      afterCommit(manager, tell('never'));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await dataSource.transaction(async (manager) => afterCommit(manager, tell('later')));

    expect(told).toEqual(['later']);
  });

  it('waits for the commit of the outer transaction, not of a savepoint', async () => {
    await dataSource.transaction(async (outer) => {
      await outer.transaction(async (inner) => afterCommit(inner, tell('inner')));
      expect(told).toEqual([]);
    });
    expect(told).toEqual(['inner']);
  });

  it('still happens where the DataSource was initialized anew', async () => {
    const renewed = new DataSource({ type: 'postgres', url: database.url });
    for (const round of ['first', 'second']) {
      await renewed.initialize();
      await renewed.transaction(async (manager) => afterCommit(manager, tell(round)));
      await renewed.destroy();
    }
    expect(told).toEqual(['first', 'second']);
  });

  it('happens again and again where nobody can say when another library commits', async () => {
    const transaction = { query: () => Promise.resolve([]) };
    afterCommit(transaction, tell('perhaps'));

    await eventually(() => told.length >= 3);
  });
});
