import { describe, expect, it } from '@jest/globals';
import { readProjectFile } from '../support/library-source.js';

const DOCUMENT = 'docs/operating.md';

const TABLES = {
  'Options of the module': 'lib/nest/hangfire-module-options.ts',
  'Options of a server': 'lib/server/server-options.ts',
  'Options of the store': 'lib/storages/typeorm/typeorm-storage-options.ts',
};

describe(DOCUMENT, () => {
  it.each(Object.entries(TABLES))('lists, under "%s", the options of %s', (heading, source) => {
    expect(namesInTable(heading)).toEqual(namesInInterface(readProjectFile(source)));
  });
});

function namesInTable(heading: string): string[] {
  const [, section = ''] = readProjectFile(DOCUMENT).split(`\n## ${heading}\n`);
  const [table = ''] = section.split('\n## ');
  return [...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, name = '']) => name).sort();
}

/** The optional members of the file's first interface. */
function namesInInterface(code: string): string[] {
  const [body = ''] = /^export interface[\s\S]*?^\}$/m.exec(code) ?? [];
  return [...body.matchAll(/^ {2}(?:readonly )?(\w+)\?:/gm)].map(([, name = '']) => name).sort();
}
