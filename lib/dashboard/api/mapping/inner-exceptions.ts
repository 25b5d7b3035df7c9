import type { Masking } from '../../../job/display/masking.js';
import type { InnerExceptionAnswer } from '../../answers/jobs.js';
import { shownText } from '../../display/shown-text.js';
import { present } from './present.js';

const MAX_ERRORS = 20;
const MAX_DEPTH = 5;
const MAX_FIELDS = 20;
const MAX_NAME_CHARS = 200;
const MAX_TEXT_CHARS = 1_000;
const MAX_STACK_CHARS = 20_000;

interface Found {
  readonly relation: InnerExceptionAnswer['relation'];
  readonly value: object;
}

/** The causes and inner errors of a stored exception, each followed by its own causes and inner errors. */
export function innerExceptionsOf(exception: unknown, masking: Masking): InnerExceptionAnswer[] {
  return inside(exception, 0)
    .slice(0, MAX_ERRORS)
    .map((found) => answerOf(found, masking));
}

function inside(exception: unknown, depth: number): Found[] {
  if (!isObject(exception) || depth === MAX_DEPTH) return [];

  const { cause, errors } = exception as { cause?: unknown; errors?: unknown };
  const inner = Array.isArray(errors) ? errors.slice(0, MAX_ERRORS) : [];
  const direct: Found[] = [
    ...(isObject(cause) ? [{ relation: 'cause', value: cause } as const] : []),
    ...inner.filter(isObject).map((value) => ({ relation: 'error', value }) as const),
  ];
  return direct.flatMap((found) => [found, ...inside(found.value, depth + 1)]);
}

function answerOf({ relation, value }: Found, masking: Masking): InnerExceptionAnswer {
  const { type, message, code, stack, fields } = value as Readonly<Record<string, unknown>>;
  return present({
    relation,
    type: shownText(type, MAX_NAME_CHARS),
    message: shownText(message, MAX_TEXT_CHARS),
    code: code === undefined ? undefined : shownText(code, MAX_NAME_CHARS),
    fields: fieldsOf(fields, masking),
    details: stack === undefined ? undefined : shownText(stack, MAX_STACK_CHARS),
  });
}

/** The error's own properties; undefined if there are none. */
export function fieldsOf(
  fields: unknown,
  masking: Masking,
): Readonly<Record<string, string>> | undefined {
  if (!isObject(fields)) return undefined;

  const shown = masking.apply(fields) as Readonly<Record<string, unknown>>;
  const entries = Object.entries(shown)
    .slice(0, MAX_FIELDS)
    .map(([name, value]) => [name, shownText(value, MAX_TEXT_CHARS)]);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
