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

  foreignOptions: {
    schema:
      'MySQL and MariaDB have no schemas beside databases; `tablePrefix` keeps the tables apart',
    preparedStatements: 'on MySQL and MariaDB, statements are always prepared',
    notifications: 'processes cannot tell one another anything through MySQL or MariaDB',
    exclusive: 'others can always reach a MySQL or MariaDB server',
  },

  nameOf: ({ options }) => options.type,

  databaseOf: mysqlDatabaseOf,

  createStores: mysqlStores,
};
