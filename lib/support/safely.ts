/** Reads a value of an application, which may throw as soon as somebody looks at it. */
export function safely<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
