import { z } from 'zod';
import { toldAs } from '../../../support/options/coded-expectation.js';
import { InvalidOptionsError } from '../../../support/options/invalid-options-error.js';
import { parseOptions } from '../../../support/options/options.js';
import { isUuid } from '../../../support/uuid-v7.js';
import { InvalidInputError } from '../../errors/invalid-input-error.js';
import { NotFoundError } from '../../errors/not-found-error.js';

const MAX_PAGE_SIZE = 500;
const DEFAULT_PAGE_SIZE = 50;
const MAX_CURSOR_CHARS = 2_000;
const MAX_WORDS = 20;

/** A short text that every store can look for. */
export const shortText = (maxChars: number) =>
  z
    .string()
    .max(maxChars)
    .refine((value) => !value.includes('\u0000'), {
      message: 'a text without NUL characters',
      params: toldAs('nul'),
    });

/** The value of an empty field of a form. */
const orNothing = (text: string | undefined) => (text === '' ? undefined : text);
export const optionalText = (maxChars: number) =>
  shortText(maxChars).optional().transform(orNothing);

/** The search words. A match contains all of them. */
export const wordsOf = (text = ''): readonly string[] =>
  text.split(/\s+/u).filter(Boolean).slice(0, MAX_WORDS);

export const cursor = optionalText(MAX_CURSOR_CHARS);

/** The size of a page, in a query. */
export const limitUpTo = (most: number) =>
  z
    .string()
    .optional()
    .transform(orNothing)
    .pipe(
      z
        .string()
        .refine((text) => /^\d{1,4}$/.test(text) && isBetween(1, most, Number(text)), {
          message: `an integer of at least 1 and at most ${most}`,
          params: toldAs('integer', { least: 1, most }),
        })
        .default(String(DEFAULT_PAGE_SIZE))
        .transform(Number),
    );

export const limit = limitUpTo(MAX_PAGE_SIZE);

/** No form has more fields. */
export const MAX_NEW_ARGUMENTS = 100;

/** The call of a new job, in a body. */
export const callFields = {
  type: shortText(500).min(1),
  method: shortText(500).min(1),
  args: z.array(z.unknown()).max(MAX_NEW_ARGUMENTS).default([]),
  queue: optionalText(100),
};

/** Which job comes first, in a query. */
export const order = z.enum(['newest', 'oldest']).optional();

/** A switch in a query. */
export const flag = z
  .enum(['', 'true', 'false'])
  .optional()
  .transform((text) => text === 'true');

/**
 * @param the checked part: `query` or `body`
 * @throws InvalidInputError
 */
export function parseInput<T>(what: string, schema: z.ZodType<T>, given: unknown): T {
  try {
    return parseOptions(what, schema, given ?? {});
  } catch (error) {
    if (error instanceof InvalidOptionsError) {
      throw new InvalidInputError(error.problems, error.because);
    }
    throw error;
  }
}

/** @throws NotFoundError for a text that cannot be an id */
export function requireId(kind: string, id: string): string {
  if (!isUuid(id)) throw new NotFoundError(kind, id);
  return id.toLowerCase();
}

const isBetween = (least: number, most: number, size: number) => size >= least && size <= most;
