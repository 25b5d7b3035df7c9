/**
 * Any text as one part of an address. Half of a surrogate pair has no encoding and would throw, so it
 * becomes a replacement character.
 */
export const addressPart = (text: string): string => encodeURIComponent(text.toWellFormed());
