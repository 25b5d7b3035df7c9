/** A pattern that finds exactly this text inside of another one, whatever characters it has. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

export const optionallyContaining = (text: string | undefined): string | null =>
  text === undefined ? null : containing(text);
