import { describe, expect, it } from '@jest/globals';
import knex from 'knex';
import { drizzleTransaction } from '../../../lib/transactions/drizzle-transaction.js';
import { knexTransaction } from '../../../lib/transactions/knex-transaction.js';
import { kyselyTransaction } from '../../../lib/transactions/kysely-transaction.js';
import { mikroOrmTransaction } from '../../../lib/transactions/mikro-orm-transaction.js';
import { prismaTransaction } from '../../../lib/transactions/prisma-transaction.js';

const ADAPTERS: Record<string, (given: never) => unknown> = {
  drizzleTransaction,
  knexTransaction,
  kyselyTransaction,
  mikroOrmTransaction,
  prismaTransaction,
};

describe.each(Object.entries(ADAPTERS))('%s', (adapter, make) => {
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'BEGIN'],
    ['an object of another library', { _: {}, client: {}, isTransaction: true }],
    ['a transaction on MySQL', knex({ client: 'mysql2' })],
  ])('refuses %s, and says what it takes', (_name, given) => {
    expect(() => make(given as never)).toThrow(
      expect.objectContaining({
        code: 'HANGFIRE_UNSUPPORTED_TRANSACTION',
        adapter,
        message: expect.stringMatching(new RegExp(`^${adapter}: expected the .*, got `)),
      }),
    );
  });
});
