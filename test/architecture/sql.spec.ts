import { describe, expect, it } from '@jest/globals';
import { librarySource } from '../support/library-source.js';

const HOME = 'lib/storages/typeorm/dialects/';

const SQL = new RegExp(
  [
    /\bSELECT\s/,
    /\bINSERT\s+INTO\b/,
    /\bUPDATE\s+\S+\s+(?:AS\s+\w+\s+)?SET\b/,
    /\bDELETE\s+FROM\b/,
    /\b(?:CREATE|ALTER|DROP)\s+(?:\w+\s+)?(?:TABLE|INDEX|SCHEMA|TYPE|FUNCTION)\b/,
    /\bFOR\s+(?:NO\s+KEY\s+)?UPDATE\b/,
    /\bSKIP\s+LOCKED\b/,
    /'(?:UN)?LISTEN\b|'NOTIFY\b/,
  ]
    .map(({ source }) => source)
    .join('|'),
);

describe('SQL', () => {
  it(`is written only in ${HOME}`, () => {
    const strangers = librarySource()
      .filter(({ path, code }) => !path.startsWith(HOME) && SQL.test(code))
      .map(
        ({ path, code }) =>
          `${path} contains "${SQL.exec(code)?.[0]}". ` +
          `Put the statement into a file of its own under ${HOME}, named for the operation.`,
      );

    expect(strangers).toEqual([]);
  });
});
