import { RequestMethod, type Type } from '@nestjs/common';
import type { ApplicationConfig, ModulesContainer } from '@nestjs/core';

/** Where Nest's RouterModule keeps the path of a module, for each application. */
const MODULE_PATH = '__module_path__';

/** The parts of Nest that add to the path of a controller. */
export interface MountSurroundings {
  readonly application: ApplicationConfig;
  readonly modules: ModulesContainer;
  /** The module of the dashboard's controller. */
  readonly module: Type;
}

/** The path of the dashboard on this server, without the path that a proxy puts in front. */
export class MountPath {
  /** @param path the dashboard's own path, without slashes at its ends */
  constructor(
    private readonly path: string,
    private readonly surroundings: MountSurroundings,
  ) {}

  /** Begins with a slash and does not end with one. Known once all modules and the prefix are there. */
  get(): string {
    const mount = pathOf(this.modulePath(), this.path);
    const prefix = this.surroundings.application.getGlobalPrefix();
    return this.isWithoutPrefix(mount) ? mount : pathOf(prefix, mount);
  }

  /** Whether an address, with or without a query, belongs to the dashboard. */
  has(url: string | undefined): boolean {
    const path = url?.split('?', 1)[0]?.toLowerCase() ?? '';
    const mount = this.get().toLowerCase();
    return path === mount || path.startsWith(`${mount}/`);
  }

  private modulePath(): string {
    const { modules, module } = this.surroundings;
    return (
      Reflect.getMetadata(MODULE_PATH + modules.applicationId, module) ??
      Reflect.getMetadata(MODULE_PATH, module) ??
      ''
    );
  }

  private isWithoutPrefix(mount: string): boolean {
    const { exclude = [] } = this.surroundings.application.getGlobalPrefixOptions();
    return exclude.some(
      ({ requestMethod, pathRegex }) =>
        [RequestMethod.ALL, RequestMethod.GET].includes(requestMethod) &&
        pathRegex.test(`${mount}/open`),
    );
  }
}

function pathOf(...parts: readonly string[]): string {
  return parts
    .map((part) => part.replace(/^\/+|\/+$/g, ''))
    .filter(Boolean)
    .map((part) => `/${part}`)
    .join('');
}
