import {
  Controller,
  Inject,
  Req,
  Res,
  type Type,
  UseFilters,
  UseGuards,
  VERSION_NEUTRAL,
} from '@nestjs/common';
import type { DashboardRequest } from '../access/dashboard-request.js';
import type { ResolvedMountOptions } from '../resolve-dashboard-options.js';
import { ANSWERING, type Answering } from './answering.js';
import { MountedFilter } from './mounted-filter.js';
import { MountedGuard } from './mounted-guard.js';

/**
 * The metadata key with which @nestjs/swagger leaves a controller out; its value is a list with one
 * element.
 */
const EXCLUDED_FROM_OPENAPI = 'swagger/apiExcludeController';

/**
 * The controller of one dashboard, as a class of its own: Nest keeps a controller's path with its class, and an
 * application may have several dashboards. It gets its routes when the platform is known.
 *
 * @param name the name of the class, for the log of Nest
 */
export function mountedController(
  name: string,
  { path, decorators }: Pick<ResolvedMountOptions, 'path' | 'decorators'>,
): Type {
  class MountedController {
    constructor(@Inject(ANSWERING) private readonly answering: Answering) {}

    api(@Req() request: DashboardRequest, @Res() response: unknown): Promise<void> {
      return this.answering.answer(request, response);
    }

    pages(@Req() request: DashboardRequest, @Res() response: unknown): Promise<void> {
      return this.answering.answer(request, response);
    }
  }

  Object.defineProperty(MountedController, 'name', { value: name });
  Reflect.defineMetadata(EXCLUDED_FROM_OPENAPI, [true], MountedController);
  // Guards run in the order of their decorators: the application's before the dashboard's.
  const own = [UseGuards(MountedGuard), UseFilters(MountedFilter)];
  for (const decorate of [...decorators, ...own]) decorate(MountedController);
  Controller({ path, version: VERSION_NEUTRAL })(MountedController);
  return MountedController;
}
