import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readProjectFile } from '../support/library-source.js';

const BLOCK = /(?:^<!-- (?<source>\S+) -->\n+)?^```ts\n(?<code>[\s\S]*?)^```$/gm;

/**
 * Every TypeScript block of the documentation names, in a comment right above it, the file that it
 * is taken from: of the sample app, of a spec, or of the library. That file is compiled and run.
 */
describe('TypeScript snippets', () => {
  const folder = new URL('../../docs/', import.meta.url);
  const guides = readdirSync(folder).filter((name) => name.endsWith('.md'));

  it.each(['README.md', ...guides.map((name) => `docs/${name}`)])('of %s run', (path) => {
    const blocks = [...readProjectFile(path).matchAll(BLOCK)].map(({ groups }) => groups ?? {});

    expect(blocks.flatMap(({ source, code = '' }) => problemOf(path, source, code))).toEqual([]);
  });
});

function problemOf(document: string, source: string | undefined, code: string): string[] {
  const [firstLine = ''] = code.split('\n');
  if (!source) {
    return [
      `The block "${firstLine}" of ${document} does not say where it is taken from. Put ` +
        '"<!-- path/of/the/file.ts -->" above it; code that runs nowhere belongs into a spec first.',
    ];
  }
  if (occursIn(readProjectFile(source), code)) return [];
  return [
    `The block "${firstLine}" of ${document} is not to be found in ${source}, line by line and ` +
      'indentation aside. Copy it from there again.',
  ];
}

/** Whether these lines stand in the text one after the other, all of them indented by as much. */
function occursIn(text: string, code: string): boolean {
  const wanted = code.trimEnd().split('\n');
  const lines = text.split('\n');

  return lines.some((first, start) => {
    const indent = first.slice(0, first.length - (wanted[0]?.length ?? 0));
    return (
      indent.trim() === '' &&
      wanted.every((line, index) => lines[start + index] === (line === '' ? '' : indent + line))
    );
  });
}
