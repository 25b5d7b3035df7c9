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

const STATEMENTS = /^lib\/storages\/typeorm\/dialects\/.+\.sql\.ts$/;

/** Errors that tell people which statement mends their database. */
const REMEDIES = /^lib\/storages\/(?:typeorm\/dialects\/.+|sql\/schema)\/errors\//;

/** Names and searches that look like statements, and that every store has to take for text. */
const HOSTILE_TEXTS = /^lib\/conformance\//;

/** Each other, how a statement is written, and constants. */
const KNOWN_TO_STATEMENTS =
  /^(?:(?:\.{1,2}\/)+(?:[\w-]+\/)?[\w-]+\.sql\.js|(?:\.\.\/)+(?:statement|columns|places)\.js|(?:\.\.\/)+(?:states\/state-names|storage\/monitoring\/listed-arguments|storage\/queues\/parked-jobs|storage\/servers\/signs|parts\/monitoring\/bounds)\.js)$/;

/**
 * The functions that make a statement of something else than tables. What they are given is chosen by
 * the library from a fixed set, or made by it of digits, or quoted in the function.
 */
const MADE_WITH_VALUES = [
  'begin.sql.ts: beginBounded',
  'begin.sql.ts: beginReading',
  'count-jobs.sql.ts: countJobs',
  'count-jobs.sql.ts: countJobs',
  'count-jobs.sql.ts: countJobsById',
  'count-jobs.sql.ts: countWalk',
  'count-jobs.sql.ts: countWalk',
  'ddl.sql.ts: ddl',
  'find-job.sql.ts: jobColumns',
  'job-summary-columns.sql.ts: summaryColumns',
  'lines.sql.ts: wokenLine',
  'locking.sql.ts: forUpdate',
  'notify.sql.ts: listenTo',
  'partitions.sql.ts: createPartition',
  'partitions.sql.ts: dropPartition',
  'search-filters.sql.ts: searchFilters',
  'search-jobs.sql.ts: searchJobs',
  'search-jobs.sql.ts: searchJobs',
  'sessions.sql.ts: endTimeLimit',
  'sessions.sql.ts: limitTime',
  'sessions.sql.ts: setUpSession',
  'tables-of-walks.sql.ts: filtersOf',
  'tables-of-walks.sql.ts: keyTime',
  'tables-of-walks.sql.ts: tablesOf',
  'tables-of-walks.sql.ts: timeOf',
  'walked-jobs.sql.ts: inOrder',
  'walked-jobs.sql.ts: keyOf',
  'walked-jobs.sql.ts: numberOf',
  'walks.sql.ts: orderOf',
];

/** The query that follows each WITH RECURSIVE in its parentheses, wherever a shared one stands. */
const recursionsOf = (code: string) =>
  [...code.matchAll(/WITH RECURSIVE (?:\w+ AS |\$\{(\w+))/g)].map(
    ({ index, 0: text, 1: shared }) =>
      shared ? sharedRecursion(shared) : inParentheses(code, index + text.length - 1),
  );

function sharedRecursion(name: string): string {
  const declaration = `const ${name} =`;
  const source = librarySource().find(
    ({ path, code }) => STATEMENTS.test(path) && code.includes(declaration),
  );
  if (!source) throw new Error(`No file of statements has "${declaration}".`);
  return inParentheses(source.code, source.code.indexOf('AS (', source.code.indexOf(declaration)));
}

function inParentheses(code: string, start: number): string {
  let depth = 0;
  for (let at = start; at < code.length; at += 1) {
    if (code[at] === '(') depth += 1;
    if (code[at] === ')') depth -= 1;
    if (code[at] === ')' && depth === 0) return code.slice(start, at);
  }
  return code.slice(start);
}

/** UNION leaves out what it has found before; a step to what is greater than the last one ends with the greatest. */
const comesToAnEnd = (text: string) =>
  /\bUNION\b(?!\s+ALL)/.test(text) || /UNION ALL[\s\S]*\s>\s/.test(text);

describe('SQL', () => {
  it(`is written only in *.sql.ts under ${HOME}`, () => {
    const strangers = librarySource()
      .filter(
        ({ path }) => !STATEMENTS.test(path) && !REMEDIES.test(path) && !HOSTILE_TEXTS.test(path),
      )
      .filter(({ code }) => SQL.test(code))
      .map(
        ({ path, code }) =>
          `${path} contains "${SQL.exec(code)?.[0]}". ` +
          `Put the statement into a *.sql.ts of its role under ${HOME}, named for the operation.`,
      );

    expect(strangers).toEqual([]);
  });

  it('recurses only where it comes to an end, whatever is in the rows', () => {
    const endless = librarySource()
      .filter(({ path }) => STATEMENTS.test(path))
      .flatMap(({ path, code }) => recursionsOf(code).map((text) => ({ path, text })))
      .filter(({ text }) => !comesToAnEnd(text))
      .map(
        ({ path, text }) =>
          `${path} has "${text.trim().slice(0, 60)}…". Rows may be damaged: let it step along an order (>), ` +
          'or leave out what it has seen (UNION without ALL).',
      );

    expect(endless).toEqual([]);
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

  it('takes values in its text in the few places where databases have no parameters for them', () => {
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
