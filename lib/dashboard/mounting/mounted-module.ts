import type { DynamicModule, Provider, Type } from '@nestjs/common';
import { ApplicationConfig, HttpAdapterHost, ModulesContainer } from '@nestjs/core';
import { EarlyHeaders } from '../access/early-headers.js';
import { MountPath } from '../access/mount-path.js';
import type { ResolvedMountOptions } from '../resolve-dashboard-options.js';
import { DASHBOARD_CONTROLLER, DASHBOARD_ENHANCERS, DASHBOARD_PATH } from '../tokens.js';

export interface MountedParts {
  /** The class of the module. */
  readonly module: Type;
  /** The result of `mountedController`. */
  readonly controller: Type;
  readonly mount: ResolvedMountOptions;
  /** As in MountSurroundings. */
  readonly example: string;
  readonly providers: readonly Provider[];
}

/** A module with a mounted controller, and with everything that the controller needs except its ANSWERING. */
export function mountedModule({
  module,
  controller,
  mount: { path, hangfire, enhancers, imports },
  example,
  providers,
}: MountedParts): DynamicModule {
  return {
    module,
    imports: hangfire ? [hangfire, ...imports] : imports,
    controllers: [controller],
    providers: [
      { provide: DASHBOARD_PATH, useValue: path },
      { provide: DASHBOARD_CONTROLLER, useValue: controller },
      { provide: DASHBOARD_ENHANCERS, useValue: enhancers },
      {
        provide: MountPath,
        inject: [ApplicationConfig, ModulesContainer],
        useFactory: (application: ApplicationConfig, modules: ModulesContainer) =>
          new MountPath(path, { module, application, modules, example }),
      },
      {
        provide: EarlyHeaders,
        inject: [MountPath, HttpAdapterHost],
        useFactory: (mount: MountPath, host: HttpAdapterHost) => new EarlyHeaders(mount, host),
      },
      ...providers,
    ],
  };
}
