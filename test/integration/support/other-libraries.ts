import { EntitySchema } from '@mikro-orm/core';
import { MikroORM } from '@mikro-orm/postgresql';
import { drizzle } from 'drizzle-orm/node-postgres';
import { integer, pgTable } from 'drizzle-orm/pg-core';
import knex from 'knex';
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import {
  drizzleTransaction,
  knexTransaction,
  kyselyTransaction,
  mikroOrmTransaction,
  prismaTransaction,
  type SqlTransaction,
} from 'nestjs-hangfire/transactions';
import pg from 'pg';
import { openPrisma } from './prisma-client.js';

/** What the library in question does, on one database. */
export interface OtherLibrary {
  /** Writes an order inside of the transaction, as the application does. */
  inTransaction<T>(
    work: (transaction: SqlTransaction, order: (id: number) => Promise<unknown>) => Promise<T>,
  ): Promise<T>;
  /** The library without a transaction. */
  readonly withoutTransaction: SqlTransaction;
  close(): Promise<unknown>;
}

const orders = pgTable('orders', { id: integer('id').primaryKey() });

const Order = new EntitySchema<{ id: number }>({
  name: 'Order',
  tableName: 'orders',
  properties: { id: { type: 'number', primary: true } },
});

export const OTHER_LIBRARIES: Record<
  string,
  (url: string) => OtherLibrary | Promise<OtherLibrary>
> = {
  Knex: (url) => {
    const db = knex({
      client: 'pg',
      connection: url,
      // As `knexSnakeCaseMappers` of Objection does.
      postProcessResponse: (rows) => (Array.isArray(rows) ? rows : { ...rows, rows: [] }),
    });
    return {
      inTransaction: (work) =>
        db.transaction((trx) =>
          work(knexTransaction(trx), async (id) => trx('orders').insert({ id })),
        ),
      withoutTransaction: knexTransaction(db as never),
      close: () => db.destroy(),
    };
  },
  Kysely: (url) => {
    const db = new Kysely<{ orders: { id: number } }>({
      dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url }) }),
      plugins: [new CamelCasePlugin()],
    });
    return {
      inTransaction: (work) =>
        db
          .transaction()
          .execute((trx) =>
            work(kyselyTransaction(trx), (id) => trx.insertInto('orders').values({ id }).execute()),
          ),
      withoutTransaction: kyselyTransaction(db as never),
      close: () => db.destroy(),
    };
  },
  Drizzle: (url) => {
    const pool = new pg.Pool({ connectionString: url });
    const db = drizzle(pool);
    return {
      inTransaction: (work) =>
        db.transaction((tx) =>
          work(drizzleTransaction(tx), async (id) => tx.insert(orders).values({ id })),
        ),
      withoutTransaction: drizzleTransaction(db as never),
      close: () => pool.end(),
    };
  },
  Prisma: (url) => {
    const prisma = openPrisma(url);
    return {
      inTransaction: (work) =>
        prisma.$transaction((tx) =>
          work(prismaTransaction(tx), (id) => tx.$executeRaw`INSERT INTO orders VALUES (${id})`),
        ),
      withoutTransaction: prismaTransaction(prisma),
      close: () => prisma.$disconnect(),
    };
  },
  MikroORM: async (url) => {
    const entities = [Order];
    const orm = await MikroORM.init({ clientUrl: url, entities });
    return {
      inTransaction: (work) =>
        orm.em
          .fork()
          .transactional((em) => work(mikroOrmTransaction(em), (id) => em.insert(Order, { id }))),
      withoutTransaction: mikroOrmTransaction(orm.em),
      close: () => orm.close(),
    };
  },
};
