/**
 * A text as one part of an address, whatever is in it. Half of a surrogate pair, which has no encoding and
 * would throw, becomes a replacement character.
 */
export const addressPart = (text: string): string => encodeURIComponent(text.toWellFormed());
