/** Values by names, of which nothing else is known. */
export type UnknownFields = Readonly<Record<string, unknown>>;

/** Whether a value that somebody else has made is an object with names, and no list. */
export const isRecord = (value: unknown): value is UnknownFields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
