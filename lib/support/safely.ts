/** What an application has thrown may throw itself as soon as somebody looks at it. */
export function safely<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
