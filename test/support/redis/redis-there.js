import { isOnPath } from '../is-on-path.js';

/** Names a Redis or Valkey server for the suite of stores, by its URL. */
export const REDIS_URL_VARIABLE = 'HANGFIRE_TEST_REDIS_URL';

/** Without that, specs start one for themselves; those that kill it always do. */
export const REDIS_PROGRAM = 'redis-server';

/** What the paths of the specs have in them that need any server, and that need one of their own. */
const ALL_SPECS = 'test/(?:storage|browser|e2e|chaos)/redis';
const SPECS_WITH_OWN_SERVER = `${ALL_SPECS}-`;

export const isRedisInstalled = isOnPath(REDIS_PROGRAM);
const isAnyThere = Boolean(process.env[REDIS_URL_VARIABLE]) || isRedisInstalled;

/** The specs for which there is no server; undefined where all can run. */
export const missingRedisSpecs = isRedisInstalled
  ? undefined
  : isAnyThere
    ? SPECS_WITH_OWN_SERVER
    : ALL_SPECS;
