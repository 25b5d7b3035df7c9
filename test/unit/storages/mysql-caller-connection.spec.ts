import { expect, it } from '@jest/globals';
import { callerConnection } from '../../../lib/storages/typeorm/dialects/mysql/connection/caller-connection.js';
import type { DriverQuery } from '../../../lib/storages/typeorm/dialects/mysql/connection/mysql-driver.js';

it('A transaction of the caller on MySQL prepares a statement only where that has a name', async () => {
  const asked: string[] = [];
  const asking =
    (how: string) => (query: DriverQuery, done: (error: unknown, rows: []) => void) => {
      asked.push(`${how} ${query.sql}`);
      done(undefined, []);
    };
  const ask = callerConnection({
    isReleased: false,
    connect: async () => ({ query: asking('sent'), execute: asking('prepared') }),
    query: async () => [],
  });

  await ask({ name: 'find-job', text: 'SELECT 1' }, []);
  await ask({ name: undefined, text: 'SAVEPOINT here' }, []);

  expect(asked).toEqual(['prepared SELECT 1', 'sent SAVEPOINT here']);
});
