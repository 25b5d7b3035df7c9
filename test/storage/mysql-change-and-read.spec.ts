import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { tablesIn } from '../../lib/storages/typeorm/dialects/mysql/schema/tables.js';
import { changeAndRead } from '../../lib/storages/typeorm/dialects/mysql/statement.js';
import { createMysqlDatabase } from '../support/mysql-database.js';
import type { TestDatabase } from '../support/test-database.js';

const builder = changeAndRead(
  'add-and-read',
  2,
  () => 'UPDATE amounts SET amount = amount + ? WHERE id = ?',
  () =>
    'SELECT ROW_COUNT() > 0 AS is_known, (SELECT SUM(amount) FROM amounts WHERE id <> ?) AS others',
);

const statementOn = (isMariaDb: boolean) =>
  builder(tablesIn('', { database: 'any', isMariaDb, version: '', maxPacketBytes: 0 }));

describe('A change with a reading of what is there then', () => {
  let database: TestDatabase;
  let connection: Connection;

  beforeAll(async () => {
    database = await createMysqlDatabase();
    connection = await createConnection(database.url);
    await connection.query('CREATE TABLE amounts (id INT PRIMARY KEY, amount INT)');
    await connection.query('INSERT INTO amounts VALUES (1, 10), (2, 20)');
  });
  afterAll(async () => {
    await connection.end();
    await database.drop();
  });

  it('is one statement on MariaDB', () => {
    const { before, text } = statementOn(true);
    expect(before).toBeUndefined();
    expect(text).toMatch(/^\/\* add-and-read \*\/ BEGIN NOT ATOMIC +UPDATE .+; SELECT .+; END$/);
  });

  it.each([
    [1, 1],
    [3, 0],
  ])('is two on MySQL, and the second knows what the first has found: %d', async (id, isKnown) => {
    const { before, text } = statementOn(false);
    await connection.execute(before?.text ?? '', [1, id]);
    const [[row]] = await connection.execute<RowDataPacket[]>(text, [1]);

    expect(before?.takes).toBe(2);
    expect(row).toMatchObject({ is_known: isKnown, others: '20' });
  });
});
