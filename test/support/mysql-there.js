import { isOnPath } from './is-on-path.js';

/** Names a MySQL or MariaDB server for the specs that need one, by a URL of a user who may create databases. */
export const MYSQL_URL_VARIABLE = 'HANGFIRE_TEST_MYSQL_URL';

/** Without that, the specs start one for themselves. */
export const MYSQL_PROGRAMS = ['mariadbd', 'mariadb-install-db'];

/** What the paths of the specs have in them that need such a server. */
export const MYSQL_SPECS = 'test/(?:storage|browser|e2e)/mysql';

/** The same of specs that set up or kill the server, so that they need one of their own. */
export const MARIADB_SPECS = 'test/(?:chaos|storage)/mariadb';

export const isMariadbInstalled = MYSQL_PROGRAMS.every(isOnPath);

export const isMysqlThere = Boolean(process.env[MYSQL_URL_VARIABLE]) || isMariadbInstalled;
