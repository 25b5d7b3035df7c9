import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Names a MySQL or MariaDB server for the specs that need one, by a URL of a user who may create databases. */
export const MYSQL_URL_VARIABLE = 'HANGFIRE_TEST_MYSQL_URL';

/** Without that, the specs start one for themselves. */
export const MYSQL_PROGRAMS = ['mariadbd', 'mariadb-install-db'];

/** How the paths of the specs begin that need such a server. */
export const MYSQL_SPECS = 'test/storage/mysql';

export const isMysqlThere =
  Boolean(process.env[MYSQL_URL_VARIABLE]) || MYSQL_PROGRAMS.every(isOnPath);

/** @param {string} program */
function isOnPath(program) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .some((folder) => folder !== '' && mayRun(join(folder, program)));
}

/** @param {string} file */
function mayRun(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
