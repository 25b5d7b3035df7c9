import { isOnPath } from './is-on-path.js';

/** Names a MySQL or MariaDB server for the specs that need one, by a URL of a user who may create databases. */
export const MYSQL_URL_VARIABLE = 'HANGFIRE_TEST_MYSQL_URL';

/** Without that, the specs start one for themselves. */
export const MYSQL_PROGRAMS = ['mariadbd', 'mariadb-install-db'];

/** How the paths of the specs begin that need such a server. */
export const MYSQL_SPECS = 'test/storage/mysql';

export const isMysqlThere =
  Boolean(process.env[MYSQL_URL_VARIABLE]) || MYSQL_PROGRAMS.every(isOnPath);
