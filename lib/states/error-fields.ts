import { bigintText } from '../support/text/bigint-text.js';
import { cut } from '../support/text/cut.js';

export type ErrorFields = Readonly<Record<string, string | number | boolean | null>>;

const MAX_FIELDS = 20;
const MAX_NAME_CHARS = 100;
const MAX_TEXT_CHARS = 1_000;
/** Fields that other parts of the exception keep. */
const ELSEWHERE = new Set(['name', 'message', 'stack', 'cause', 'errors', 'suppressed']);

/**
 * The fields of an error beside its message, such as the violated constraint or the address that did not answer.
 * Objects are left out, because the error of an HTTP client holds its whole request with all secrets. From a failed
 * validation, only the sentences are kept.
 */
export function errorFields(error: Error): ErrorFields | undefined {
  const fields: [string, string | number | boolean | null][] = [];

  for (const name of Object.keys(error)) {
    if (fields.length === MAX_FIELDS) break;
    if (ELSEWHERE.has(name)) continue;
    const { value } = Object.getOwnPropertyDescriptor(error, name) ?? {};
    if (name === 'code' && typeof value === 'string') continue;
    const kept = keptValue(name === 'response' ? (sentencesIn(value) ?? value) : value);
    if (kept !== undefined) fields.push([cut(name, MAX_NAME_CHARS), kept]);
  }
  return fields.length === 0 ? undefined : Object.fromEntries(fields);
}

function keptValue(value: unknown): string | number | boolean | null | undefined {
  switch (typeof value) {
    case 'string':
      return cut(value, MAX_TEXT_CHARS);
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'bigint':
      return bigintText(value);
    case 'boolean':
      return value;
    default:
      return value === null ? null : undefined;
  }
}

/** The sentences of Nest's ValidationPipe, which keeps them in the body of the response. */
function sentencesIn(response: unknown): string | undefined {
  if (typeof response !== 'object' || response === null) return undefined;
  const message: unknown = Object.getOwnPropertyDescriptor(response, 'message')?.value;
  const isList = Array.isArray(message) && message.every((it) => typeof it === 'string');
  return isList ? message.slice(0, MAX_FIELDS).join('; ') : undefined;
}
