import { All, Get, type Type } from '@nestjs/common';
import type { HttpAdapterHost } from '@nestjs/core';

/** The handlers of a dashboard's controller. */
interface Handlers {
  readonly api: (...given: never[]) => unknown;
  readonly pages: (...given: never[]) => unknown;
}

/**
 * Gives the controller all addresses below its path: the addresses of the API with every method, and the addresses
 * of the pages for reading only. No single pattern does this on all platforms.
 */
export function giveRoutes(controller: Type, { httpAdapter }: HttpAdapterHost): void {
  const below = isExpress5(httpAdapter) ? '{*rest}' : '*';
  const prototype: Handlers = controller.prototype;
  const { api, pages } = Object.getOwnPropertyDescriptors(prototype);
  All(['api', `api/${below}`])(prototype, 'api', api);
  Get(['', below])(prototype, 'pages', pages);
}

function isExpress5(adapter: HttpAdapterHost['httpAdapter']): boolean {
  if (adapter.getType() !== 'express') return false;
  return typeof adapter.getInstance<{ lazyrouter?: unknown }>().lazyrouter !== 'function';
}
