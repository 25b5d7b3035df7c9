import type { Dialect } from '../../dialect.js';
import type { PgPool } from './connection/pg-pool.js';
import { postgresPools } from './connection/postgres-pools.js';
import {
  type EmbeddedStorageOption,
  embeddedDatabaseOf,
} from './pglite/embedded-storage-option.js';
import { isPglite } from './pglite/is-pglite.js';
import { type PostgresStorageOption, postgresDatabaseOf } from './postgres-storage-option.js';
import { postgresStores } from './postgres-stores.js';

/** PostgreSQL on a server, and PGlite inside the process. */
export const postgres: Dialect<PostgresStorageOption | EmbeddedStorageOption, PgPool> = {
  typeormTypes: ['postgres'],
  optionTypes: ['postgres', 'pglite'],
  pools: postgresPools,
  canListen: true,

  foreignOptions: {
    tablePrefix: 'on PostgreSQL, the tables have a schema of their own, which `schema` names',
  },

  nameOf: (dataSource) => (isPglite(dataSource) ? 'PGlite' : 'postgres'),

  databaseOf: (option, logger) =>
    option.type === 'pglite' ? embeddedDatabaseOf(option, logger) : postgresDatabaseOf(option),

  createStores: postgresStores,
};
