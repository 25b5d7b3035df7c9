import { describe, expect, it } from '@jest/globals';
import { readProjectFile } from '../support/library-source.js';

const LIST = 'test/architecture/public-names.txt';

describe('Public names of lib/index.ts', () => {
  const exported = exportedNames(readProjectFile('lib/index.ts'));
  const kept = readProjectFile(LIST).split('\n').filter(Boolean);

  it('contain nothing that was not decided', () => {
    const advice = `is exported but not kept. Users will build on it: if so, add it to ${LIST}.`;

    expect(difference(exported, kept).map((name) => `${name} ${advice}`)).toEqual([]);
  });

  it('still contain everything that users build on', () => {
    const advice = `is gone. That breaks users: say so in CHANGELOG.md, then remove it from ${LIST}.`;

    expect(difference(kept, exported).map((name) => `${name} ${advice}`)).toEqual([]);
  });
});

function exportedNames(code: string): string[] {
  const lists = code.matchAll(/export\s+(?:type\s+)?\{([^}]*)\}/g);
  const declarations = code.matchAll(
    /export\s+(?:abstract\s+)?(?:class|const|enum|function|interface|type)\s+(\w+)/g,
  );
  const listed = [...lists].flatMap(([, names = '']) => names.replace(/\/\/.*$/gm, '').split(','));
  return [...listed.map(nameOf), ...[...declarations].map(([, name = '']) => name)].filter(Boolean);
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
