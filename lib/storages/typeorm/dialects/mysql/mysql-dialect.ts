import type { Dialect } from '../../dialect.js';
import type { MysqlPool } from './connection/mysql-pool.js';
import { mysqlPools } from './connection/mysql-pools.js';
import { type MysqlStorageOption, mysqlDatabaseOf } from './mysql-storage-option.js';
import { mysqlStores } from './mysql-stores.js';

/** MySQL and MariaDB, which are told apart by what the server says. */
export const mysql: Dialect<MysqlStorageOption, MysqlPool> = {
  typeormTypes: ['mysql', 'mariadb'],
  optionTypes: ['mysql', 'mariadb'],
  pools: mysqlPools,
  canListen: false,

  nameOf: ({ options }) => options.type,

  databaseOf: mysqlDatabaseOf,

  createStores: mysqlStores,
};
