import type { ReadArguments } from '../arguments/read-arguments.js';
import { InvalidArgumentError } from '../errors/invalid-argument-error.js';
import type { StoreTarget } from '../stores/store-target.js';
import { targetOfUrl } from './target-of-url.js';

/** The arguments of `prove`, checked. */
export interface ProveRequest {
  readonly target: StoreTarget;
  readonly schema: string | undefined;
  /** A text that the titles of the chosen cases contain. */
  readonly filter: string | undefined;
  readonly timeoutMs: number | undefined;
  readonly isJson: boolean;
}

/**
 * @param folder the folder that relative paths start from
 * @throws InvalidArgumentError
 */
export function proveRequest({ words, options }: ReadArguments, folder: string): ProveRequest {
  const [surplus] = words;
  if (surplus !== undefined) {
    const hint = surplus.includes(':') ? ' Did you mean "--url"?' : '';
    throw new InvalidArgumentError(
      surplus,
      `Nothing is expected where "${surplus}" stands.${hint}`,
    );
  }
  const target = targetOf(textOf(options, 'url'), textOf(options, 'store'), folder);
  const schema = textOf(options, 'schema');
  if (schema !== undefined && target.kind !== 'postgres' && target.kind !== 'pglite') {
    throw new InvalidArgumentError('--schema', '--schema: only a database has schemas.');
  }
  return {
    target,
    schema,
    filter: textOf(options, 'filter'),
    timeoutMs: millisecondsOf(textOf(options, 'timeout-ms')),
    isJson: options.has('json'),
  };
}

function targetOf(url: string | undefined, path: string | undefined, folder: string): StoreTarget {
  if (url !== undefined && path !== undefined) {
    throw new InvalidArgumentError(
      '--store',
      'Give --url or --store: one store is proven at a time.',
    );
  }
  if (url !== undefined) return targetOfUrl(url, folder);
  if (path !== undefined) return { kind: 'module', path };
  throw new InvalidArgumentError(
    '--url',
    'Which store is to be proven? Give --url for a database, or --store for a module of your own.',
  );
}

function millisecondsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError(
    '--timeout-ms',
    `--timeout-ms: expected a positive integer, got "${text}".`,
  );
}

function textOf(options: ReadArguments['options'], name: string): string | undefined {
  const value = options.get(name);
  return typeof value === 'string' ? value : undefined;
}
