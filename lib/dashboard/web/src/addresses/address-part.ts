/**
 * Any text as one part of an address. Half of a surrogate pair has no encoding and would throw, so we replace it by
 * a replacement character.
 */
export const addressPart = (text: string): string => encodeURIComponent(text.toWellFormed());
