import { z } from 'zod';
import { InvalidOptionsError } from '../../support/invalid-options-error.js';
import { parseOptions } from '../../support/options.js';
import { isUuid } from '../../support/uuid-v7.js';
import { InvalidInputError } from '../errors/invalid-input-error.js';
import { NotFoundError } from '../errors/not-found-error.js';

const MAX_PAGE_SIZE = 500;
const DEFAULT_PAGE_SIZE = 50;
const MAX_CURSOR_CHARS = 2_000;

/** A short text that every store can look for. */
export const shortText = (maxChars: number) =>
  z
    .string()
    .max(maxChars)
    .refine((value) => !value.includes('\u0000'), 'a text without NUL characters');

/** What an empty field of a form stands for. */
const orNothing = (text: string | undefined) => (text === '' ? undefined : text);
export const optionalText = (maxChars: number) =>
  shortText(maxChars).optional().transform(orNothing);

export const cursor = optionalText(MAX_CURSOR_CHARS);

/** How many there are to be on a page, as it stands in a query. */
export const limit = z
  .string()
  .optional()
  .transform(orNothing)
  .pipe(
    z
      .string()
      .refine((text) => /^\d{1,4}$/.test(text) && isPageSize(Number(text)), {
        message: `an integer of at least 1 and at most ${MAX_PAGE_SIZE}`,
      })
      .default(String(DEFAULT_PAGE_SIZE))
      .transform(Number),
  );

/** A switch in a query. */
export const flag = z
  .enum(['', 'true', 'false'])
  .optional()
  .transform((text) => text === 'true');

/**
 * @param what `query` or `body`
 * @throws InvalidInputError
 */
export function parseInput<T>(what: string, schema: z.ZodType<T>, given: unknown): T {
  try {
    return parseOptions(what, schema, given ?? {});
  } catch (error) {
    if (error instanceof InvalidOptionsError) throw new InvalidInputError(error.problems);
    throw error;
  }
}

/** @throws NotFoundError for what cannot be an id */
export function requireId(kind: string, id: string): string {
  if (!isUuid(id)) throw new NotFoundError(kind, id);
  return id.toLowerCase();
}

const isPageSize = (size: number) => size >= 1 && size <= MAX_PAGE_SIZE;
