import { fileURLToPath } from 'node:url';
import { brokerSpecs, missingBrokers } from './test/support/brokers/brokers-there.js';
import { isWhole } from './test/support/extent.js';
import {
  GALERA_SPECS,
  isGaleraInstalled,
  isMariadbInstalled,
  isMysqlThere,
  MARIADB_SPECS,
  MYSQL_SPECS,
} from './test/support/mysql-there.js';
import { missingRedisSpecs } from './test/support/redis/redis-there.js';

const LIBRARY = fileURLToPath(new URL('lib/', import.meta.url));

/** @param {{ decoratorMetadata: boolean }} options */
const swc = ({ decoratorMetadata }) => [
  '@swc/jest',
  {
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'es6' },
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata },
      keepClassNames: true,
    },
  },
];

/** @param {string} text */
const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

const project = {
  testEnvironment: 'node',
  runner: '<rootDir>/test/support/shared-registry/runner.js',
  testRunner: '<rootDir>/test/support/shared-registry/run-specs.js',
  testEnvironmentOptions: { specsInRegistry: 24, usualMs: 1_000 },
  testPathIgnorePatterns: [
    '/node_modules/',
    ...(isWhole ? [] : ['\\.long\\.spec\\.ts$']),
    ...(isMysqlThere ? [] : [MYSQL_SPECS]),
    ...(isMariadbInstalled ? [] : [MARIADB_SPECS]),
    ...(isGaleraInstalled ? [] : [GALERA_SPECS]),
    ...missingBrokers.map(brokerSpecs),
    ...(missingRedisSpecs ? [missingRedisSpecs] : []),
  ],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    // As published: a library class that relies on emitted metadata must fail here, not at a user's.
    [`^${escaped(LIBRARY)}.+\\.ts$`]: swc({ decoratorMetadata: false }),
    '\\.ts$': swc({ decoratorMetadata: true }),
  },
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': ['$1.js', '$1.ts'],
    '^nestjs-hangfire$': '<rootDir>/lib/index.ts',
    '^nestjs-hangfire/cls$': '<rootDir>/lib/cls/index.ts',
    '^nestjs-hangfire/conformance$': '<rootDir>/lib/conformance/index.ts',
    '^nestjs-hangfire/dashboard$': '<rootDir>/lib/dashboard/index.ts',
    '^nestjs-hangfire/health$': '<rootDir>/lib/health/index.ts',
    '^nestjs-hangfire/metrics$': '<rootDir>/lib/metrics/index.ts',
    '^nestjs-hangfire/schedule$': '<rootDir>/lib/schedule/index.ts',
    '^nestjs-hangfire/storage$': '<rootDir>/lib/storage/index.ts',
    '^nestjs-hangfire/testing$': '<rootDir>/lib/testing/index.ts',
    '^nestjs-hangfire/transactions$': '<rootDir>/lib/transactions/index.ts',
  },
  modulePathIgnorePatterns: [
    '<rootDir>/dist/',
    '<rootDir>/sample-app/dist/',
    '<rootDir>/test/package/',
  ],
};

/** @param {string[]} folders */
const specsOf = (...folders) => folders.map((folder) => `<rootDir>/test/${folder}/**/*.spec.ts`);

/** Projects, so that a run of unit specs alone neither starts a PostgreSQL nor builds the pages. */
export default {
  projects: [
    {
      ...project,
      displayName: 'unit',
      testMatch: [
        ...specsOf('unit', 'architecture', 'types', 'docs'),
        '<rootDir>/sample-app/test/**/*.spec.ts',
      ],
    },
    {
      ...project,
      displayName: 'postgres',
      testEnvironmentOptions: { specsInRegistry: 12, usualMs: 2_500 },
      testMatch: specsOf('storage', 'integration', 'e2e', 'chaos'),
      globalSetup: '<rootDir>/test/support/global-setup.js',
      globalTeardown: '<rootDir>/test/support/global-teardown.js',
    },
    {
      ...project,
      displayName: 'browser',
      // They also share a browser. Much larger groups would leave a core idle at the end, beside one that works.
      testEnvironmentOptions: { specsInRegistry: 6, usualMs: 5_000 },
      testMatch: specsOf('browser'),
      globalSetup: '<rootDir>/test/support/browser-setup.js',
    },
  ],
  // For what hangs: beside other work a spec takes many times as long as alone.
  testTimeout: 120_000,
  maxWorkers: '100%',
  // A process never gives back what it loaded for a spec file as ES modules, so it is replaced in time.
  workerIdleMemoryLimit: '1GB',
  // Beside other work a process also takes longer to end.
  workerGracefulExitTimeout: 10_000,
  collectCoverageFrom: ['lib/**/*.ts'],
  reporters: [
    'default',
    ...(isWhole &&
    isMysqlThere &&
    isGaleraInstalled &&
    missingBrokers.length === 0 &&
    !missingRedisSpecs
      ? []
      : ['<rootDir>/test/support/left-out-reporter.js']),
    ...(process.env.TEST_TALLY_FILE ? ['<rootDir>/test/support/tally-reporter.js'] : []),
  ],
};
