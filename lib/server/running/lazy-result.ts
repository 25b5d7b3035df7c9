import { types } from 'node:util';

/** A result whose code has not run yet, and what to return instead. */
export interface LazyResult {
  readonly found: string;
  readonly remedy: string;
}

const FUNCTION: LazyResult = {
  found: 'a function',
  remedy: 'Call it in the method, and await what it returns.',
};

const GENERATOR_FUNCTION: LazyResult = {
  found: 'a generator function',
  remedy: 'Call it, and return the generator: the job runs it to its end.',
};

const STREAM: LazyResult = {
  found: 'a stream',
  remedy:
    'Await the end of it in the method, with `pipeline` of node:stream/promises for instance.',
};

const STREAM_METHODS = ['getReader', 'getWriter'];

/** Finds a result that is certainly lazy and that the worker cannot run to its end. */
export function lazyResultIn(returned: unknown): LazyResult | undefined {
  if (typeof returned === 'function') {
    return types.isGeneratorFunction(returned) ? GENERATOR_FUNCTION : FUNCTION;
  }
  return isStream(returned as object) ? STREAM : undefined;
}

/**
 * Whether the value is a stream of Node or of the web. Another reader may already use the stream, so the worker must
 * not read it.
 */
function isStream(value: object): boolean {
  if (has(value, 'pipe') && has(value, 'on')) return true;
  return STREAM_METHODS.some((name) => has(value, name));
}

const has = (value: object, name: string) => typeof Reflect.get(value, name) === 'function';
