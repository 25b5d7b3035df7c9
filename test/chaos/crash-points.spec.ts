import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { librarySource } from '../support/library-source.js';
import { STATEMENTS } from './databases/mariadb/gates.mjs';
import { SCRIPTS } from './databases/redis/gates.mjs';
import { crashPoints, otherCrashPoints } from './scenarios/crash-points.mjs';
import { scenarios } from './scenarios/index.mjs';

const names = scenarios.map(({ name }) => name);
const known = [...crashPoints, ...otherCrashPoints];

/** What the comments of a file say, on one line. */
const wordsOf = (text: string) => text.replace(/\s+(\/\/|\*)?\s*/g, ' ').replaceAll('`', '');

const comments = librarySource().flatMap(({ path, text }) =>
  [
    ...wordsOf(text).matchAll(
      /(?:From here on the job runs\. )?A crash (?!after it changes nothing)[^.]*/g,
    ),
  ].map(([words]) => ({ path, words })),
);

describe('Crash points', () => {
  it('of the library have a scenario of the same words', () => {
    const without = comments
      .filter(({ words }) => !known.some((point) => words.includes(point.words)))
      .filter(({ path }) => !path.includes('/pglite/'))
      .map(
        ({ path, words }) =>
          `${path} says "${words}". Add it to test/chaos/scenarios/crash-points.mjs, with the ` +
          'statement at which a process is to be killed.',
      );

    expect(without).toEqual([]);
    expect(comments.length).toBeGreaterThan(10);
  });

  it.each(known)('stand in the library: $words', ({ file, words }) => {
    const source = librarySource().find(({ path }) => path === `lib/${file}`);

    expect(wordsOf(source?.text ?? '')).toContain(words);
  });

  it.each(crashPoints)('are at statements that the library runs: $name', ({ gates }) => {
    const unknown = gates.filter(
      ({ statement }) =>
        // The job's own.
        !['INSERT INTO effect', "SELECT 'enqueued'"].includes(statement) &&
        !librarySource().some(({ code }) => code.includes(`'${statement}'`)),
    );

    expect(gates.length).toBeGreaterThan(0);
    expect(unknown).toEqual([]);
  });

  it('are at statements of MySQL where these have other names', () => {
    const names = crashPoints.flatMap(({ gates }) => gates.map(({ statement }) => statement));
    const wanted = Object.entries(STATEMENTS).flatMap(([name, gate]) => [name, gate.statement]);
    const ofMysql = librarySource().filter(({ path }) => path.includes('/mysql/'));

    expect(Object.keys(STATEMENTS).filter((name) => !names.includes(name))).toEqual([]);
    expect(
      Object.values(STATEMENTS).filter(
        (gate) => !ofMysql.some(({ code }) => code.includes(`'${gate.statement}'`)),
      ),
    ).toEqual([]);
    expect(wanted.length).toBeGreaterThan(0);
  });

  it('are at scripts of Redis that do what the statements do', () => {
    const reached = crashPoints.filter(({ only }) => !only || only.includes('redis'));
    const names = reached.flatMap(({ gates }) => gates.map(({ statement }) => statement));
    const ofRedis = librarySource().filter(({ path }) => path.includes('/redis/'));
    const isScript = (name: string) => ofRedis.some(({ code }) => code.includes(`'${name}'`));

    expect(Object.keys(SCRIPTS).filter((name) => !names.includes(name))).toEqual([]);
    expect(names.filter((name) => !isScript(SCRIPTS[name] ?? name))).toEqual([]);
    expect(names.length).toBeGreaterThan(10);
  });

  it('are told from one another by whole sentences', () => {
    const short = known.filter(({ words }) => words.split(' ').length < 8);

    expect(short).toEqual([]);
  });

  it.each(otherCrashPoints)('have what shows them: $words', ({ scenario, spec, title }) => {
    const titles = spec ? readFileSync(spec, 'utf8') : '';

    expect(spec ? titles.includes(`it('${title}'`) : names.includes(String(scenario))).toBe(true);
  });
});
