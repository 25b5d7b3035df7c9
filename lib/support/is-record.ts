/** An object with names, whose values may be anything. */
export type UnknownFields = Readonly<Record<string, unknown>>;

/** Whether the value is an object with names, and not a list. */
export const isRecord = (value: unknown): value is UnknownFields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
