/** The one character that the database does not take in a text. */
export const withoutNul = (text: string): string => text.replaceAll('\0', '\ufffd');
