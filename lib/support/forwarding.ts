/**
 * An object that forwards each use to the object that `target` returns at that moment.
 *
 * @param own members that the object has itself
 */
export function forwarding<T extends object>(target: () => T, own: Partial<T> = {}): T {
  return new Proxy({} as T, {
    get(_, name) {
      if (Object.hasOwn(own, name)) return Reflect.get(own, name);

      const current = target();
      const value: unknown = Reflect.get(current, name);
      return typeof value === 'function' ? value.bind(current) : value;
    },
  });
}
