import { posix } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { librarySource, readProjectFile } from '../support/library-source.js';

const ENTRY_POINTS = [
  { file: 'lib/index.ts', list: 'test/architecture/public-names.txt' },
  { file: 'lib/cls/index.ts', list: 'test/architecture/public-names-of-cls.txt' },
  { file: 'lib/conformance/index.ts', list: 'test/architecture/public-names-of-conformance.txt' },
  { file: 'lib/dashboard/index.ts', list: 'test/architecture/public-names-of-dashboard.txt' },
  { file: 'lib/health/index.ts', list: 'test/architecture/public-names-of-health.txt' },
  { file: 'lib/metrics/index.ts', list: 'test/architecture/public-names-of-metrics.txt' },
  { file: 'lib/schedule/index.ts', list: 'test/architecture/public-names-of-schedule.txt' },
  { file: 'lib/storage/index.ts', list: 'test/architecture/public-names-of-storage.txt' },
  { file: 'lib/testing/index.ts', list: 'test/architecture/public-names-of-testing.txt' },
  {
    file: 'lib/transactions/index.ts',
    list: 'test/architecture/public-names-of-transactions.txt',
  },
];
const STORE_CONTRACT = 'lib/storage/job-storage.ts';
const CONTRACT_FOLDER = 'lib/storage/';

describe.each(ENTRY_POINTS)('Public names of $file', ({ file, list }) => {
  const exported = exportedNames(file);
  const kept = readProjectFile(list).split('\n').filter(Boolean);

  it('contain nothing that was not decided', () => {
    const advice = `is exported but not kept. Users will build on it: if so, add it to ${list}.`;

    expect(difference(exported, kept).map((name) => `${name} ${advice}`)).toEqual([]);
  });

  it('still contain everything that users build on', () => {
    const advice = `is gone. That breaks users: say so in CHANGELOG.md, then remove it from ${list}.`;

    expect(difference(kept, exported).map((name) => `${name} ${advice}`)).toEqual([]);
  });

  it('are kept in their order, each once', () => {
    expect(kept).toEqual([...new Set(kept)].sort());
  });
});

describe('The contract of a store', () => {
  it.each(['lib/index.ts', 'lib/storage/index.ts'])(
    'can be named by those who write a store of their own, from %s',
    (file) => {
      const exported = exportedNames(file);
      const advice = `is part of the contract of a store. Export it from ${file}.`;

      expect(
        difference(typesOf(STORE_CONTRACT), exported).map((name) => `${name} ${advice}`),
      ).toEqual([]);
    },
  );
});

/** The types that a file of lib/storage declares, and those that it imports from there. */
function typesOf(contract: string): string[] {
  const sources = new Map(librarySource().map(({ path, code }) => [path, code]));
  const reached = new Set([contract]);
  for (const path of reached) {
    for (const [, name] of (sources.get(path) ?? '').matchAll(/from '(\.[^']+)\.js'/g)) {
      const imported = posix.join(posix.dirname(path), `${name}.ts`);
      if (imported.startsWith(CONTRACT_FOLDER)) reached.add(imported);
    }
  }
  return [...reached].flatMap((path) =>
    [...(sources.get(path) ?? '').matchAll(/^export (?:interface|type) (\w+)/gm)].map(
      ([, name = '']) => name,
    ),
  );
}

function exportedNames(file: string): string[] {
  const code = readProjectFile(file);
  const parts = [...code.matchAll(/export (?:type )?\* from '\.\/([^']+)\.js'/g)];
  const lists = code.matchAll(/export\s+(?:type\s+)?\{([^}]*)\}/g);
  const declarations = code.matchAll(
    /export\s+(?:abstract\s+)?(?:class|const|enum|function|interface|type)\s+(\w+)/g,
  );
  const listed = [...lists].flatMap(([, names = '']) => names.replace(/\/\/.*$/gm, '').split(','));
  return [
    ...listed.map(nameOf),
    ...[...declarations].map(([, name = '']) => name),
    ...parts.flatMap(([, part]) => exportedNames(posix.join(posix.dirname(file), `${part}.ts`))),
  ].filter(Boolean);
}

function nameOf(exportSpecifier: string): string {
  return (
    exportSpecifier
      .trim()
      .split(/\s+as\s+/)
      .at(-1)
      ?.replace(/^type\s+/, '') ?? ''
  );
}

function difference(names: readonly string[], others: readonly string[]): string[] {
  return names.filter((name) => !others.includes(name));
}
