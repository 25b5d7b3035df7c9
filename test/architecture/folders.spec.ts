import { posix } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { rolesOf } from '../../lib/storage/storage-roles.js';
import { librarySource, pageSource } from '../support/library-source.js';

const MAX_FILES = 30;
const ROLES = rolesOf((name) => name as never);

/** The contract, the suite that proves a store, and the stores: what they do for a role has the same address in all. */
const WITH_A_FOLDER_FOR_EACH_ROLE = [
  'lib/storage',
  'lib/conformance',
  'lib/storages/memory',
  'lib/storages/redis',
  'lib/storages/sql',
  'lib/storages/typeorm/dialects/mysql',
  'lib/storages/typeorm/dialects/postgres',
];

describe('Folders', () => {
  const folders = [...librarySource(), ...pageSource()].map(({ path }) => posix.dirname(path));

  it(`have at most ${MAX_FILES} files of their own`, () => {
    const counts = new Map<string, number>();
    for (const folder of folders) counts.set(folder, (counts.get(folder) ?? 0) + 1);
    const advice =
      'Find the files that belong together, and give them a folder that says what they are.';

    expect(
      [...counts]
        .filter(([, count]) => count > MAX_FILES)
        .map(([folder, count]) => `${folder} has ${count} files. ${advice}`),
    ).toEqual([]);
  });

  it.each(WITH_A_FOLDER_FOR_EACH_ROLE)(
    'of %s are one for each role of a store, by its name',
    (parent) => {
      const missing = Object.keys(ROLES).filter(
        (role) => !folders.some((folder) => `${folder}/`.startsWith(`${parent}/${role}/`)),
      );

      expect(missing.map((role) => `${parent} has no folder ${role}.`)).toEqual([]);
    },
  );
});
