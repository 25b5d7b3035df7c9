/** A value that all copies of this library in a process share. */
export function processWide<T extends object>(name: string, create: () => T): T {
  const key = Symbol.for(`nestjs-hangfire:${name}`);
  const known: unknown = Reflect.get(globalThis, key);
  // The cast is safe: the key belongs to this library, and copies of another version are refused at the start.
  if (known !== undefined) return known as T;

  const created = create();
  Reflect.set(globalThis, key, created);
  return created;
}
