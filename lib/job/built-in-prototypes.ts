import { createRequire } from 'node:module';

/** Of Node's own modules, those with classes that people extend. */
const MODULES = (
  'async_hooks buffer child_process crypto dgram events fs http https net perf_hooks readline stream ' +
  'stream/web string_decoder tls url util worker_threads zlib'
).split(' ');

const loadModule = createRequire(import.meta.url);
let known: ReadonlySet<object> | undefined;

/** The prototypes of the classes that the language and Node bring along. */
export function builtInPrototypes(): ReadonlySet<object> {
  known ??= new Set(
    [globalThis, ...MODULES.map((name): object => loadModule(`node:${name}`))].flatMap(
      prototypesIn,
    ),
  );
  return known;
}

/** Looks without calling: an accessor may warn, or load something. */
function prototypesIn(holder: object): object[] {
  return Object.values(Object.getOwnPropertyDescriptors(holder)).flatMap(({ value }) => {
    if (typeof value !== 'function') return [];
    const prototype: unknown = Object.getOwnPropertyDescriptor(value, 'prototype')?.value;
    return typeof prototype === 'object' && prototype !== null ? [prototype] : [];
  });
}
