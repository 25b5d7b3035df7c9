import { existsSync } from 'node:fs';
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

/** What the paths of the specs have in them that start a cluster of such servers. */
export const GALERA_SPECS = 'test/storage/mariadb-galera';

/** The part of a server that keeps it alike with the others of its cluster, where the packages of a system put it. */
export const GALERA_LIBRARY = [
  '/usr/lib/galera/libgalera_smm.so',
  '/usr/lib64/galera-4/libgalera_smm.so',
  '/usr/lib64/galera/libgalera_smm.so',
].find((path) => existsSync(path));

export const isGaleraInstalled =
  isMariadbInstalled &&
  GALERA_LIBRARY !== undefined &&
  isOnPath('wsrep_sst_rsync') &&
  isOnPath('rsync');
