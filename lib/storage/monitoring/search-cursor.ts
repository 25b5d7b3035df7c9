import { InvalidCursorError } from '../errors/invalid-cursor-error.js';

/** A place in a list: the part of the list, and the item before the place. */
export interface Place {
  readonly part: string;
  readonly key: readonly string[];
}

const MAX_CHARS = 2_000;

/** The text that callers keep for a place. They need not read it. */
export function cursorOf({ part, key }: Place): string {
  return Buffer.from(JSON.stringify([part, ...key])).toString('base64url');
}

/**
 * @param isKey whether the list can have such a place
 * @throws InvalidCursorError
 */
export function placeOfCursor(cursor: string, isKey: (place: Place) => boolean): Place {
  const place = cursor.length <= MAX_CHARS ? parsed(cursor) : undefined;
  if (!place || !isKey(place)) throw new InvalidCursorError(cursor);
  return place;
}

function parsed(cursor: string): Place | undefined {
  try {
    const texts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (!Array.isArray(texts) || !texts.every(isText)) return undefined;
    const [part, ...key] = texts;
    return part === undefined ? undefined : { part, key };
  } catch {
    return undefined;
  }
}

/** No stored text has the character NUL, and some databases do not take it. */
const isText = (value: unknown): value is string =>
  typeof value === 'string' && !value.includes('\0');
