import { basename, dirname } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { pageSource } from '../support/library-source.js';

const MESSAGES = 'lib/dashboard/web/src/i18n/messages/';

describe('Messages of the pages', () => {
  const topics = pageSource()
    .filter(({ path }) => path.startsWith(`${MESSAGES}en/`))
    .filter(({ path }) => basename(path, '.ts') !== basename(dirname(path)));

  it('stand in one file each: of two, only the last would be seen', () => {
    const keys = topics.flatMap(({ code }) => keysIn(code));

    expect(keys.length).toBeGreaterThan(300);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });
});

function keysIn(code: string): string[] {
  return [...code.matchAll(/^ {2}'?([\w.]+)'?:/gm)].map(([, key]) => key ?? '');
}
