import { describe, expect, it } from '@jest/globals';
import { librarySource } from '../support/library-source.js';

const LUA = /\bredis\.p?call\(|\bcall\('[A-Z]+'/;
const SCRIPTS = /^lib\/storages\/redis\/.+\.lua\.ts$/;

describe('Lua', () => {
  it('stands only in *.lua.ts of the store on Redis', () => {
    const elsewhere = librarySource()
      .filter(({ path, text }) => LUA.test(text) && !SCRIPTS.test(path))
      .map(({ path }) => `${path} has Lua in it. Move it to a *.lua.ts below lib/storages/redis.`);

    expect(elsewhere).toEqual([]);
  });
});
