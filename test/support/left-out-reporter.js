import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BROKER_PROGRAMS, brokerSpecs, missingBrokers } from './brokers/brokers-there.js';
import { isWhole } from './extent.js';
import {
  GALERA_SPECS,
  isGaleraInstalled,
  isMariadbInstalled,
  isMysqlThere,
  MARIADB_SPECS,
  MYSQL_PROGRAMS,
  MYSQL_SPECS,
  MYSQL_URL_VARIABLE,
} from './mysql-there.js';
import { missingRedisSpecs, REDIS_PROGRAM } from './redis/redis-there.js';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const MAX_NAMED = 5;

const isLong = (/** @type {string} */ path) => path.endsWith('.long.spec.ts');
const needs = (/** @type {string} */ specs) => (/** @type {string} */ path) =>
  new RegExp(specs).test(path) && path.endsWith('.spec.ts');

/** Says which specs a run has left out: long ones, and those for which there is no server. */
export default class LeftOutReporter {
  #patterns;

  /** @param {import('@jest/types').Config.GlobalConfig} config */
  constructor({ testPathPatterns }) {
    this.#patterns = testPathPatterns.toExecutor({ rootDir: PROJECT });
  }

  onRunComplete() {
    const paths = readdirSync(join(PROJECT, 'test'), { recursive: true, encoding: 'utf8' })
      .map((path) => join('test', path))
      .filter((path) => this.#patterns.isMatch(join(PROJECT, path)));

    if (!isWhole) say(paths.filter(isLong), 'long specs', 'Run them with `npm run test:all`.');
    for (const type of missingBrokers) {
      const needsBroker = (/** @type {string} */ path) => new RegExp(brokerSpecs(type)).test(path);
      const program = BROKER_PROGRAMS[type];
      say(
        paths.filter(needsBroker),
        `specs of ${type}`,
        `Have ${program} on the PATH to run them.`,
      );
    }
    if (missingRedisSpecs) {
      const redis = paths.filter(needs(missingRedisSpecs));
      say(redis, 'specs of the store on Redis', `Have ${REDIS_PROGRAM} on the PATH to run them.`);
    }
    if (isGaleraInstalled) return;

    const galera = 'Have Galera of MariaDB and rsync installed to run them.';
    say(paths.filter(needs(GALERA_SPECS)), 'specs of Galera', galera);
    if (isMariadbInstalled) return;

    const installing = `have ${MYSQL_PROGRAMS.join(' and ')} on the PATH`;
    const mariadb = paths.filter(needs(MARIADB_SPECS)).filter((path) => !needs(GALERA_SPECS)(path));
    say(mariadb, 'specs of MariaDB', `To run them, ${installing}.`);
    if (isMysqlThere) return;
    const remedy = `Set ${MYSQL_URL_VARIABLE} to run them, or ${installing}.`;
    say(paths.filter(needs(MYSQL_SPECS)), 'specs of MySQL', remedy);
  }
}

/**
 * @param {readonly string[]} paths
 * @param {string} what
 * @param {string} remedy
 */
function say(paths, what, remedy) {
  if (paths.length === 0) return;

  const which = paths.length > MAX_NAMED ? `${paths.length} ${what}` : paths.join(', ');
  process.stderr.write(`Left out: ${which}. ${remedy}\n`);
}
