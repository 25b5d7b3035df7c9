import { describe, expect, it } from '@jest/globals';
import {
  covers,
  type ImportTable,
  importsOf,
  longestOf,
  targetOf,
  violationsOf,
} from '../support/import-table.js';
import { librarySource } from '../support/library-source.js';

const JOB = ['support', 'job'];
const STORAGE = [...JOB, 'states', 'storage'];
const STATE_MACHINE = [...STORAGE, 'failures', 'filters', 'state-machine'];
const CREATION = [...STATE_MACHINE, 'recurring', 'continuations', 'creation'];
const CLIENT = [
  ...CREATION,
  'instruments',
  'cron',
  'batches',
  'client',
  'client/queries',
  'client/watching',
];
const SERVER = [
  'server/errors',
  'server/running',
  'server/claiming',
  'server/settling',
  'server/health',
  'server/measuring',
  'server/execution',
  'server/processes',
  'server',
];
const STORE = [...STORAGE, 'storages/parts'];
const NEST = [
  ...CLIENT,
  'attempts',
  'job-events',
  'problems',
  'problem-webhook',
  'built-in-filters',
  ...SERVER,
  'channels',
  'storages/parts',
  'storages/memory',
  'storages/redis',
  'storages/sql',
  'storages/typeorm',
  'telemetry',
  'dashboard',
  'nest',
];

/** The table of docs/architecture.md. A folder may always import from itself. */
const RULES: ImportTable['rules'] = {
  support: { folders: [], packages: ['zod', 'fastest-levenshtein'] },
  job: { folders: ['support'], packages: ['devalue', 'reflect-metadata', 'typeorm'] },
  failures: { folders: ['support'] },
  instruments: { folders: STORAGE },
  attempts: { folders: STORAGE },
  problems: { folders: [...STORAGE, 'attempts'] },
  states: { folders: JOB },
  storage: { folders: STORAGE },
  conformance: { folders: STORAGE, packages: ['expect'] },
  filters: { folders: STORAGE },
  'state-machine': { folders: STATE_MACHINE },
  cron: { folders: ['support'], packages: ['cron-parser', 'cronstrue'] },
  recurring: { folders: ['storage', 'cron', ...JOB], packages: ['zod'] },
  continuations: { folders: STATE_MACHINE },
  creation: { folders: CREATION },
  batches: { folders: CREATION },
  'built-in-filters': { folders: STATE_MACHINE, packages: ['zod'] },
  'problem-webhook': { folders: [...STATE_MACHINE, 'built-in-filters'], packages: ['zod'] },
  client: { folders: CLIENT, packages: ['rxjs'] },
  'client/queries': { folders: CLIENT, packages: ['zod'] },
  'client/watching': { folders: CLIENT, packages: ['rxjs', 'zod'] },
  'job-events': { folders: CLIENT },
  server: { folders: [...CLIENT, 'attempts', 'problems'], packages: ['zod'] },
  'server/errors': { folders: CLIENT },
  'server/running': { folders: [...CLIENT, 'server/errors'] },
  'server/claiming': { folders: [...CLIENT, 'server/running'] },
  'server/settling': { folders: [...CLIENT, 'server/running', 'server/errors'] },
  'server/health': { folders: [...CLIENT, 'server/running'] },
  'server/measuring': { folders: [...CLIENT, 'attempts', 'server/running'] },
  'server/execution': { folders: [...CLIENT, ...SERVER] },
  'server/processes': { folders: [...CLIENT, 'attempts', 'problems', ...SERVER] },
  telemetry: {
    folders: [...CREATION, 'instruments', 'server/running'],
    packages: ['@opentelemetry/api', 'zod'],
  },
  channels: {
    folders: ['support'],
    packages: ['zod', 'ioredis', 'amqplib', '@nats-io/transport-node'],
  },
  'storages/parts': { folders: STORAGE },
  'storages/memory': { folders: STORE },
  'storages/redis': { folders: [...STORE, 'channels'], packages: ['ioredis', 'zod'] },
  'storages/sql': { folders: [...STORE, 'channels'] },
  'storages/typeorm': { folders: [...STORE, 'channels'], packages: ['typeorm', 'zod'] },
  'storages/typeorm/dialects': {
    folders: [...STORE, 'storages/sql', 'storages/typeorm'],
    packages: ['typeorm', 'pg', '@electric-sql/pglite'],
  },
  dashboard: {
    folders: [
      ...STORAGE,
      'attempts',
      'problems',
      'client',
      'cron',
      'recurring',
      'continuations',
      'batches',
    ],
    packages: ['@nestjs/*', 'zod', 'class-validator', 'class-transformer'],
  },
  metrics: {
    folders: [...STORAGE, 'attempts', 'instruments', 'client', 'dashboard'],
    packages: ['@nestjs/*', 'prom-client', 'zod'],
  },
  health: {
    folders: [...STORAGE, 'problems', 'client'],
    packages: ['@nestjs/*', 'zod'],
  },
  'dashboard/answers': { folders: [] },
  nest: {
    folders: NEST,
    packages: ['@nestjs/*', 'rxjs', 'zod', '@nestjs-cls/transactional', 'typeorm-transactional'],
  },
  cls: { folders: [...STORAGE, 'filters'], packages: ['nestjs-cls', 'zod'] },
  schedule: { folders: [...JOB, 'cron', 'recurring'], packages: ['zod'] },
  cli: {
    folders: [
      ...STORAGE,
      'conformance',
      'storages/memory',
      'storages/redis',
      'storages/typeorm',
      'storages/typeorm/dialects',
    ],
    packages: ['typeorm'],
  },
  transactions: { folders: ['storage', 'support'] },
  testing: { folders: NEST, packages: ['@nestjs/*', 'zod'] },
};

const TABLE: ImportTable = {
  rules: RULES,
  folderOf: (path) => longestOf(Object.keys(RULES), path.replace(/^lib\//, '')),
};

const DIALECTS = 'lib/storages/typeorm/dialects/';
const TABLE_OF_DIALECTS = `${DIALECTS}dialects.js`;
const PUBLIC_SURFACE = ['lib/index.ts', 'lib/errors.ts'];
const ALLOWED_IN_ONE_FILE = ['reflect-metadata', 'cron-parser', 'cronstrue', 'devalue', 'expect'];

describe('Import table', () => {
  const files = librarySource().filter(({ path }) => !PUBLIC_SURFACE.includes(path));

  it('has a rule for every folder of lib', () => {
    const unknown = files.filter(({ path }) => !TABLE.folderOf(path)).map(({ path }) => path);

    expect(unknown).toEqual([]);
  });

  it('is kept by every file', () => {
    expect(files.flatMap((file) => violationsOf(file, TABLE))).toEqual([]);
  });

  it('leads from storages/typeorm to a dialect through the table of dialects alone', () => {
    const shortcuts = files
      .filter(({ path }) => TABLE.folderOf(path) === 'storages/typeorm')
      .flatMap((file) =>
        importsOf(file)
          .map((specifier) => targetOf(specifier, file.path))
          .filter((target) => target?.startsWith(DIALECTS) && target !== TABLE_OF_DIALECTS)
          .map(
            (target) =>
              `${file.path} imports ${target}. Ask the dialect for it (lib/storages/typeorm/dialect.ts), ` +
              'so that another dialect can answer.',
          ),
      );

    expect(shortcuts).toEqual([]);
  });

  it.each(ALLOWED_IN_ONE_FILE)('lets only one file import %s', (name) => {
    const importers = files.filter((file) => importsOf(file).some((it) => covers(name, it)));

    expect(importers.map(({ path }) => path).slice(1)).toEqual([]);
  });
});
