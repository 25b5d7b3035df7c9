import { existsSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readProjectFile } from '../support/library-source.js';

const PROJECT = new URL('../../', import.meta.url);
const LINK = /\]\((?!https?:)(?<path>[^)#\s]*)(?:#(?<anchor>[^)\s]*))?\)/g;
const PICTURE = / src(?:set)?="(?!https?:)(?<path>[^"]+)"/g;

describe('Links', () => {
  const guides = readdirSync(new URL('docs/', PROJECT)).filter((name) => name.endsWith('.md'));

  it.each(['README.md', 'CHANGELOG.md', ...guides.map((name) => `docs/${name}`)])(
    'of %s lead somewhere',
    (document) => {
      const text = withoutCode(readProjectFile(document));
      const links = [...text.matchAll(LINK), ...text.matchAll(PICTURE)];

      expect(links.flatMap(({ groups }) => problemOf(document, groups ?? {}))).toEqual([]);
    },
  );
});

function problemOf(document: string, { path = '', anchor }: Record<string, string | undefined>) {
  const target = path === '' ? document : posix.join(posix.dirname(document), path);
  if (!existsSync(new URL(target, PROJECT)))
    return [`${document} links to ${target}: no such file.`];
  if (anchor === undefined || anchorsOf(target).includes(anchor)) return [];
  return [`${document} links to #${anchor} of ${target}: no such heading.`];
}

/** As GitHub names them: lower case, without punctuation, spaces as hyphens. */
function anchorsOf(document: string): string[] {
  return [...withoutCode(readProjectFile(document)).matchAll(/^#+ (.+)$/gm)].map(
    ([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replaceAll(' ', '-'),
  );
}

const withoutCode = (text: string) => text.replace(/^```[\s\S]*?^```$/gm, '');
