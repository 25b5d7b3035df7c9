/*
 * Transactions of libraries other than TypeORM, in which jobs can be created and complete themselves.
 */

export type { SqlTransaction } from '../support/sql-transaction.js';
export { type DrizzleTransaction, drizzleTransaction } from './drizzle-transaction.js';
export { type KnexTransaction, knexTransaction } from './knex-transaction.js';
export { type KyselyTransaction, kyselyTransaction } from './kysely-transaction.js';
export { type MikroOrmTransaction, mikroOrmTransaction } from './mikro-orm-transaction.js';
export { type PrismaTransaction, prismaTransaction } from './prisma-transaction.js';
