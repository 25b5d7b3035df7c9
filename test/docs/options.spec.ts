import { describe, expect, it } from '@jest/globals';
import { readProjectFile } from '../support/library-source.js';

/** Each table of options, and the files whose first interfaces have them. */
const TABLES = [
  {
    document: 'docs/operating.md',
    heading: 'Options of the module',
    sources: ['lib/nest/hangfire-module-options.ts'],
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
    document: 'docs/continuations.md',
    heading: 'Options',
    sources: ['lib/client/continue-options.ts', 'lib/client/enqueue-options.ts'],
  },
  {
    document: 'docs/recurring-jobs.md',
    heading: 'Options',
    sources: ['lib/recurring/recurring-job-options.ts', 'lib/recurring/recurring-job.ts'],
  },
];

describe('Tables of options', () => {
  it.each(TABLES)('$document lists, under "$heading", the options of $sources', (table) => {
    const options = table.sources.flatMap((source) => namesInInterface(readProjectFile(source)));

    expect(namesInTable(table.document, table.heading)).toEqual(options.sort());
  });
});

function namesInTable(document: string, heading: string): string[] {
  const [, section = ''] = readProjectFile(document).split(`\n## ${heading}\n`);
  const [table = ''] = section.split('\n## ');
  return [...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, name = '']) => name).sort();
}

/** The optional members of the file's first interface. */
function namesInInterface(code: string): string[] {
  const [body = ''] = /^export interface[\s\S]*?^\}$/m.exec(code) ?? [];
  return [...body.matchAll(/^ {2}(?:readonly )?(\w+)\?:/gm)].map(([, name = '']) => name);
}
