import { isInstance } from '../../support/is-instance.js';
import { safely } from '../../support/safely.js';
import { cut } from '../../support/text/cut.js';
import { DamagedResultError } from '../errors/damaged-result-error.js';
import { parsedJson, readValues, writeValues } from './value-text.js';

/** Why a result was not kept. */
export interface OmittedResult {
  readonly reason: 'too-large' | 'unserializable';
  /** The size of a result that was too large. */
  readonly bytes?: number;
  /** True when the result was larger than `bytes`, because writing it stopped there. */
  readonly isMore?: true;
  /** The value that could not be serialised, and its place in the result. */
  readonly detail?: string;
}

const MAX_DETAIL_CHARS = 1_000;

export type StoredResult = { readonly value: unknown } | { readonly omitted: OmittedResult };

/**
 * Writes the result of a job as a list of one value, in the encoding of arguments. Writes nothing for `undefined`.
 * Never throws, because a result that cannot be kept must not fail a job that has succeeded: a note is written instead.
 * A value cannot look like a note, because values are in a list.
 */
export function serializeResult(value: unknown, maxBytes: number): string | undefined {
  if (value === undefined) return undefined;
  try {
    return write(value, maxBytes);
  } catch (error) {
    return note({ reason: 'unserializable', detail: detailOf(error) });
  }
}

const detailOf = (error: unknown) =>
  safely(
    () => (isInstance(error, Error) ? cut(String(error.message), MAX_DETAIL_CHARS) : ''),
    '',
  ) || typeof error;

/** @throws DamagedResultError when `serializeResult` has not written the text. */
export function deserializeResult(text: string | undefined): StoredResult {
  if (text === undefined) return { value: undefined };
  try {
    return readNote(text) ?? { value: readValues(text)[0] };
  } catch (cause) {
    throw new DamagedResultError({ cause });
  }
}

function write(value: unknown, maxBytes: number): string {
  const written = writeValues([value], maxBytes);
  if (typeof written === 'string') return written;
  if ('bytes' in written) {
    const { bytes, isMore } = written;
    return note({ reason: 'too-large', bytes, ...(isMore && { isMore }) });
  }
  const place = written.path === '' ? '' : ` at ${written.path}`;
  return note({ reason: 'unserializable', detail: `Found ${written.found}${place}` });
}

function note(omitted: OmittedResult): string {
  return JSON.stringify({ omitted });
}

function readNote(text: string): StoredResult | undefined {
  if (!text.startsWith('{')) return undefined;
  const { omitted } = parsedJson(text) as { readonly omitted?: OmittedResult };
  if (omitted === undefined) return undefined;
  if (!isNote(omitted)) throw new TypeError('Expected why the result was not kept');
  return { omitted };
}

function isNote(omitted: OmittedResult | null): boolean {
  const { reason, bytes, detail } = omitted ?? {};
  if (reason === 'too-large') return typeof bytes === 'number';
  return reason === 'unserializable' && typeof detail === 'string';
}
