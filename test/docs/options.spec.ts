import { describe, expect, it } from '@jest/globals';
import { readProjectFile } from '../support/library-source.js';

/**
 * Each table of options, and the files whose first interfaces have them, or the interface that is
 * named behind `#`.
 */
const TABLES = [
  {
    document: 'docs/operating.md',
    heading: 'Options of the module',
    sources: ['lib/nest/options/hangfire-module-options.ts'],
  },
  {
    document: 'docs/operating.md',
    heading: 'Options of a server',
    sources: ['lib/server/server-options.ts'],
  },
  {
    document: 'docs/operating.md',
    heading: 'Options of the store',
    sources: ['lib/storages/typeorm/typeorm-storage-options.ts'],
  },
  {
    document: 'docs/stores.md',
    heading: 'Redis and Valkey',
    sources: ['lib/storages/redis/redis-storage-options.ts#RedisStorageOptions'],
  },
  {
    document: 'docs/continuations.md',
    heading: 'Options',
    sources: [
      'lib/continuations/continuation-terms.ts',
      'lib/creation/enqueue-options.ts',
      'lib/creation/transaction-options.ts',
    ],
  },
  {
    document: 'docs/recurring-jobs.md',
    heading: 'Options',
    sources: ['lib/recurring/recurring-job-options.ts', 'lib/recurring/recurring-job-mark.ts'],
  },
  {
    document: 'docs/dashboard.md',
    heading: 'Options',
    sources: [
      'lib/dashboard/dashboard-options.ts#DashboardMountOptions',
      'lib/dashboard/dashboard-options.ts#DashboardOptions',
    ],
  },
];

describe('Tables of options', () => {
  it.each(TABLES)('$document lists, under "$heading", the options of $sources', (table) => {
    const options = table.sources.flatMap(namesInInterface);

    expect(namesInTable(table.document, table.heading)).toEqual(options.sort());
  });
});

function namesInTable(document: string, heading: string): string[] {
  const [, section = ''] = readProjectFile(document).split(`\n## ${heading}\n`);
  const [table = ''] = section.split('\n## ');
  return [...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, name = '']) => name).sort();
}

/** The optional members of an interface. */
function namesInInterface(source: string): string[] {
  const [path = '', name = '\\w+'] = source.split('#');
  const declaration = new RegExp(`^export interface ${name}\\b[\\s\\S]*?^\\}$`, 'm');
  const [body = ''] = declaration.exec(readProjectFile(path)) ?? [];
  return [...body.matchAll(/^ {2}(?:readonly )?(\w+)\?:/gm)].map(([, member = '']) => member);
}
