import { posix } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { librarySource, type SourceFile } from '../support/library-source.js';

interface Rule {
  readonly folders: readonly string[];
  /** Package patterns (`@nestjs/*`) besides the built-in `node:` modules, which every folder may use. */
  readonly packages?: readonly string[];
}

const JOB = ['support', 'job'];
const STORAGE = [...JOB, 'states', 'storage'];
const STATE_MACHINE = [...STORAGE, 'filters', 'state-machine'];
const CLIENT = [...STATE_MACHINE, 'cron', 'recurring', 'batches', 'client'];
const SERVER = [
  'server/errors',
  'server/running',
  'server/claiming',
  'server/settling',
  'server/health',
  'server/execution',
  'server/processes',
  'server',
];
const NEST = [
  ...CLIENT,
  'built-in-filters',
  ...SERVER,
  'storages/memory',
  'storages/sql',
  'storages/typeorm',
  'dashboard',
  'nest',
];

/** The table of docs/architecture.md. A folder may always import from itself. */
const RULES: Readonly<Record<string, Rule>> = {
  support: { folders: [], packages: ['zod', 'fastest-levenshtein'] },
  job: { folders: ['support'], packages: ['devalue', 'reflect-metadata'] },
  states: { folders: JOB },
  storage: { folders: STORAGE },
  filters: { folders: STORAGE },
  'state-machine': { folders: STATE_MACHINE },
  cron: { folders: ['support'], packages: ['cron-parser', 'cronstrue'] },
  recurring: { folders: ['storage', 'cron', ...JOB], packages: ['zod'] },
  batches: { folders: STATE_MACHINE },
  'built-in-filters': { folders: STATE_MACHINE, packages: ['zod'] },
  client: { folders: CLIENT },
  server: { folders: CLIENT, packages: ['zod'] },
  'server/errors': { folders: CLIENT },
  'server/running': { folders: [...CLIENT, 'server/errors'] },
  'server/claiming': { folders: [...CLIENT, 'server/running'] },
  'server/settling': { folders: [...CLIENT, 'server/running', 'server/errors'] },
  'server/health': { folders: [...CLIENT, 'server/running'] },
  'server/execution': { folders: [...CLIENT, ...SERVER] },
  'server/processes': { folders: [...CLIENT, ...SERVER] },
  'storages/memory': { folders: STORAGE },
  'storages/sql': { folders: STORAGE },
  'storages/typeorm': { folders: STORAGE, packages: ['typeorm', 'zod'] },
  'storages/typeorm/dialects': {
    folders: [...STORAGE, 'storages/sql', 'storages/typeorm'],
    packages: ['typeorm', 'pg', '@electric-sql/pglite'],
  },
  dashboard: {
    folders: [...STORAGE, 'client', 'cron', 'recurring', 'batches'],
    packages: ['@nestjs/*', 'zod'],
  },
  nest: { folders: NEST, packages: ['@nestjs/*', 'zod'] },
  schedule: { folders: [...JOB, 'cron', 'recurring'], packages: ['zod'] },
  testing: { folders: NEST, packages: ['@nestjs/*', 'zod'] },
};

const PUBLIC_SURFACE = ['lib/index.ts', 'lib/errors.ts'];
const ALLOWED_IN_ONE_FILE = ['reflect-metadata', 'cron-parser', 'cronstrue', 'devalue'];

describe('Import table', () => {
  const files = librarySource().filter(({ path }) => !PUBLIC_SURFACE.includes(path));

  it('has a rule for every folder of lib', () => {
    const unknown = files.filter(({ path }) => !ruleFolderOf(path)).map(({ path }) => path);

    expect(unknown).toEqual([]);
  });

  it('is kept by every file', () => {
    expect(files.flatMap(violationsOf)).toEqual([]);
  });

  it.each(ALLOWED_IN_ONE_FILE)('lets only one file import %s', (name) => {
    const importers = files.filter((file) => importsOf(file).some((it) => covers(name, it)));

    expect(importers.map(({ path }) => path).slice(1)).toEqual([]);
  });
});

function violationsOf(file: SourceFile): string[] {
  const folder = ruleFolderOf(file.path);
  const rule = folder === undefined ? undefined : RULES[folder];
  if (folder === undefined || rule === undefined) return [];

  return importsOf(file)
    .filter((specifier) => !isAllowed(specifier, file.path, folder, rule))
    .map(
      (specifier) =>
        `${file.path} imports "${specifier}", but ${folder}/ may import only ` +
        `${[...rule.folders, ...(rule.packages ?? [])].join(', ') || 'node built-ins'}. ` +
        'Move the code to the folder that owns it or pass it in; if the table itself is wrong, ' +
        'change it here and in docs/architecture.md.',
    );
}

function isAllowed(specifier: string, importer: string, folder: string, rule: Rule): boolean {
  if (specifier.startsWith('node:')) return true;
  if (!specifier.startsWith('.')) return (rule.packages ?? []).some((it) => covers(it, specifier));

  const target = ruleFolderOf(posix.join(posix.dirname(importer), specifier));
  return target !== undefined && (contains(folder, target) || rule.folders.includes(target));
}

/** The longest folder of the table that holds the file: `storages/typeorm/dialects` wins over its parent. */
function ruleFolderOf(path: string): string | undefined {
  return Object.keys(RULES)
    .filter((folder) => path.startsWith(`lib/${folder}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function contains(folder: string, target: string): boolean {
  return target === folder || target.startsWith(`${folder}/`);
}

function covers(pattern: string, specifier: string): boolean {
  const name = pattern.replace(/\*$/, '');
  if (pattern !== name) return specifier.startsWith(name);
  return specifier === name || specifier.startsWith(`${name}/`);
}

function importsOf({ code }: SourceFile): string[] {
  const specifiers = code.matchAll(/(?:\bfrom|\bimport|\bimport\(|\brequire\()\s*'([^']+)'/g);
  return [...specifiers].map(([, specifier]) => specifier ?? '');
}
