import { resolve } from 'node:path';
import { didYouMean } from '../../support/text/did-you-mean.js';
import { InvalidArgumentError } from '../errors/invalid-argument-error.js';
import type { StoreTarget } from '../stores/store-target.js';

const SCHEMES = ['postgres', 'postgresql', 'pglite', 'redis', 'rediss', 'memory'];
const EXPECTED = 'expected postgres://…, redis://…, pglite:, pglite:FOLDER or memory:';
const IN_MEMORY = 'memory://';

/**
 * The store that a URL names. Errors show only the beginning of the URL, because the rest may hold a password.
 *
 * @param folder the folder that the path of an embedded database starts from
 * @throws InvalidArgumentError
 */
export function targetOfUrl(url: string, folder: string): StoreTarget {
  const [, scheme, rest = ''] = /^([a-z][a-z\d+.-]*):(.*)$/is.exec(url) ?? [];
  switch (scheme?.toLowerCase()) {
    case 'memory':
      if (rest.replaceAll('/', '') === '') return { kind: 'memory' };
      throw wrong('got more after "memory:", which has no parts');
    case 'pglite':
      return { kind: 'pglite', dataDir: dataDirOf(rest.replace(/^\/\//, ''), folder) };
    case 'postgres':
    case 'postgresql':
      return { kind: 'postgres', url: requireUrl(url) };
    case 'redis':
    case 'rediss':
      return { kind: 'redis', url: requireUrl(url) };
    case undefined:
      throw wrong('got a text that begins with none of these');
    default:
      throw wrong(unknownScheme(`${scheme}`));
  }
}

function requireUrl(url: string): string {
  if (URL.canParse(url)) return url;
  throw wrong(
    'got a text that cannot be read as a URL. Special characters in its password have to be encoded: ' +
      '"/" as %2F, "#" as %23, "?" as %3F',
  );
}

function dataDirOf(path: string, folder: string): string {
  return path === '' || path.startsWith('memory:') ? IN_MEMORY : resolve(folder, path);
}

function unknownScheme(scheme: string): string {
  const meant = didYouMean(scheme, SCHEMES);
  return `got "${scheme}:"${meant === undefined ? '' : `. Did you mean "${meant}:"?`}`;
}

function wrong(problem: string): InvalidArgumentError {
  const sentence = `--url: ${EXPECTED}, ${problem}`;
  return new InvalidArgumentError('--url', sentence.endsWith('?') ? sentence : `${sentence}.`);
}
