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

const STATEMENTS = /^lib\/storages\/typeorm\/dialects\/\w+\/(?:statements|migrations)\//;

/** Each other, how a statement is written, and constants. */
const KNOWN_TO_STATEMENTS =
  /^(?:\.\/[\w-]+\.js|\.\.\/(?:statement|columns)\.js|(?:\.\.\/)+storage\/listed-arguments\.js)$/;

/**
 * The functions that make a statement of something else than tables. What they are given is chosen by
 * the library from a fixed set, or made by it of digits, or quoted in the function.
 */
const MADE_WITH_VALUES = [
  'begin.ts: beginBounded',
  'count-jobs.ts: countJobs',
  'count-jobs.ts: countWalk',
  'ddl.ts: ddl',
  'notify.ts: listenTo',
  'partitions.ts: createPartition',
  'partitions.ts: dropPartition',
  'search-jobs.ts: searchJobs',
  'walked-jobs.ts: keyOf',
];

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

  it('is put together where no value of a request can be seen', () => {
    const imports = librarySource()
      .filter(({ path }) => STATEMENTS.test(path))
      .flatMap(({ path, code }) =>
        [...code.matchAll(/^import (?!type\b)[^;]*? from '([^']+)';/gm)]
          .map(([, from = '']) => from)
          .filter((from) => !KNOWN_TO_STATEMENTS.test(from))
          .map(
            (from) =>
              `${path} imports ${from}. ` +
              'A statement is made of the names of tables and of constants; give the value as a parameter.',
          ),
      );

    expect(imports).toEqual([]);
  });

  it('takes values in its text in the few places where PostgreSQL has no parameters for them', () => {
    const makers = librarySource()
      .filter(({ path }) => STATEMENTS.test(path))
      .flatMap(({ path, code }) =>
        [
          ...code.matchAll(
            /^export (?:const|function) (\w+)(?: =)?\s*\((?!tables\b)([^)]*\w[^)]*)\)/gm,
          ),
        ].map(([, name]) => `${path.slice(path.lastIndexOf('/') + 1)}: ${name}`),
      );

    expect(makers.sort()).toEqual(MADE_WITH_VALUES);
  });
});
