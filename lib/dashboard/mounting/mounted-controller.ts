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
import { Sections } from '../answering/sections.js';
import type { ResolvedMountOptions } from '../resolve-dashboard-options.js';
import { DashboardFilter } from './dashboard-filter.js';
import { DashboardGuard } from './dashboard-guard.js';

/**
 * The metadata key with which @nestjs/swagger leaves a controller out; its value is a list with one
 * element.
 */
const EXCLUDED_FROM_OPENAPI = 'swagger/apiExcludeController';

/**
 * The controller of one dashboard, as a class of its own: Nest keeps a controller's path with its class, and an
 * application may have several dashboards. It gets its routes when the platform is known.
 */
export function mountedController({
  path,
  decorators,
}: Pick<ResolvedMountOptions, 'path' | 'decorators'>): Type {
  class HangfireDashboardController {
    constructor(@Inject(Sections) private readonly sections: Sections) {}

    api(@Req() request: DashboardRequest, @Res() response: unknown): Promise<void> {
      return this.sections.answer(request, response);
    }

    pages(@Req() request: DashboardRequest, @Res() response: unknown): Promise<void> {
      return this.sections.answer(request, response);
    }
  }

  Reflect.defineMetadata(EXCLUDED_FROM_OPENAPI, [true], HangfireDashboardController);
  // Guards run in the order of their decorators: the application's before the dashboard's.
  const own = [UseGuards(DashboardGuard), UseFilters(DashboardFilter)];
  for (const decorate of [...decorators, ...own]) decorate(HangfireDashboardController);
  Controller({ path, version: VERSION_NEUTRAL })(HangfireDashboardController);
  return HangfireDashboardController;
}
