import type { Type } from '@nestjs/common';
import type { ModulesContainer } from '@nestjs/core';

/**
 * The token of @nestjs/throttler's options, and the beginning of its metadata key for skipping a class, to
 * which the name of a throttler is added.
 */
const OPTIONS = 'THROTTLER:MODULE_OPTIONS';
const SKIP = 'THROTTLER:SKIP';

const UNNAMED = 'default';

/** Does the same as `@SkipThrottle()` for every throttler of the application, without the package. */
export function skipThrottlers(controller: Type, modules: ModulesContainer): void {
  const options = [...modules.values()].map(({ providers }) => providers.get(OPTIONS)?.instance);
  for (const name of new Set([UNNAMED, ...options.flatMap(namesIn)])) {
    Reflect.defineMetadata(SKIP + name, true, controller);
  }
}

/** The names in a list of throttlers, or in an object that has such a list. */
function namesIn(options: unknown): string[] {
  const { throttlers = options } = (options ?? {}) as { throttlers?: unknown };
  if (!Array.isArray(throttlers)) return [];
  return throttlers.map((throttler: { name?: string }) => throttler.name ?? UNNAMED);
}
