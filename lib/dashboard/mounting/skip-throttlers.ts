import type { Type } from '@nestjs/common';
import type { ModulesContainer } from '@nestjs/core';

/** Where @nestjs/throttler keeps its options, and where it looks whether it is to skip a class; a throttler's name follows. */
const OPTIONS = 'THROTTLER:MODULE_OPTIONS';
const SKIP = 'THROTTLER:SKIP';

const UNNAMED = 'default';

/** Does what `@SkipThrottle()` does, for every throttler that the application has, and without the package. */
export function skipThrottlers(controller: Type, modules: ModulesContainer): void {
  const options = [...modules.values()].map(({ providers }) => providers.get(OPTIONS)?.instance);
  for (const name of new Set([UNNAMED, ...options.flatMap(namesIn)])) {
    Reflect.defineMetadata(SKIP + name, true, controller);
  }
}

/** Of a list of throttlers, or of an object that has one. */
function namesIn(options: unknown): string[] {
  const { throttlers = options } = (options ?? {}) as { throttlers?: unknown };
  if (!Array.isArray(throttlers)) return [];
  return throttlers.map((throttler: { name?: string }) => throttler.name ?? UNNAMED);
}
