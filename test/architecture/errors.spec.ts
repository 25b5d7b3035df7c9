import { describe, expect, it } from '@jest/globals';
import { librarySource, readProjectFile } from '../support/library-source.js';

const CODE = /^HANGFIRE_[A-Z_]+$/;
const DOCUMENT = 'docs/errors.md';

interface ErrorClass {
  readonly name: string;
  readonly path: string;
  readonly code: string | undefined;
}

describe('Error classes', () => {
  const errors = errorClasses();

  it('have a stable code', () => {
    const without = errors
      .filter(({ code }) => !code || !CODE.test(code))
      .map(
        ({ name, path, code }) =>
          `${name} (${path}) has ${code ? `the code ${code}` : 'no code'}. ` +
          `Extend HangfireError and give it "readonly code = 'HANGFIRE_…'" (${CODE.source}).`,
      );

    expect(without).toEqual([]);
  });

  it('share no code', () => {
    const shared = errors.filter(({ code }, index) =>
      errors.slice(0, index).some((earlier) => code !== undefined && earlier.code === code),
    );
    const advice = 'which another class has too. Users branch on codes: choose one of its own.';

    expect(shared.map(({ name, code }) => `${name} has ${code}, ${advice}`)).toEqual([]);
  });

  it(`are documented in ${DOCUMENT}, and nothing else is`, () => {
    const documented = new Set(readProjectFile(DOCUMENT).match(/HANGFIRE_[A-Z_]+/g));
    const codes = errors.flatMap(({ code }) => code ?? []);
    const missing = codes.filter((code) => !documented.has(code));
    const stale = [...documented].filter((code) => !codes.includes(code));

    expect([
      ...missing.map(
        (code) => `${DOCUMENT} lacks ${code}. Say there what happened and what to do.`,
      ),
      ...stale.map((code) => `${DOCUMENT} describes ${code}, which no class has. Remove it.`),
    ]).toEqual([]);
  });
});

/** Reads each class up to the next one, so that two in a file do not borrow each other's code. */
function errorClasses(): ErrorClass[] {
  return librarySource().flatMap(({ path, code }) =>
    code
      .split(/(?=^(?:export\s+)?(?:abstract\s+)?class\s)/m)
      .map((text) => ({
        name: /^(?:export\s+)?class\s+(\w+)\s[^{]*\bextends\s+\w*Error\b/.exec(text)?.[1],
        code: /\breadonly\s+code\b[^=]*=\s*'([^']*)'/.exec(text)?.[1],
      }))
      .flatMap(({ name, code }) => (name === undefined ? [] : [{ name, path, code }])),
  );
}
