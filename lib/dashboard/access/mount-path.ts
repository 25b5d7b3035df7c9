import { RequestMethod, type Type } from '@nestjs/common';
import type { ApplicationConfig, ModulesContainer } from '@nestjs/core';

/** Where Nest's RouterModule keeps the path of a module, for each application. */
const MODULE_PATH = '__module_path__';

/** The parts of Nest that add to the path of a controller. */
export interface MountSurroundings {
  readonly application: ApplicationConfig;
  readonly modules: ModulesContainer;
  /** The module of the controller. */
  readonly module: Type;
  /** A name below the path. The global prefix may exclude the address of this name, and not that of the path. */
  readonly example: string;
}

/** The path of a dashboard, or of metrics, on this server, without a prefix of a proxy. */
export class MountPath {
  /** @param path the own path of the controller, without slashes at its ends */
  constructor(
    private readonly path: string,
    private readonly surroundings: MountSurroundings,
  ) {}

  /** Begins with a slash and does not end with a slash. The path is known once all modules and the prefix are there. */
  get(): string {
    const mount = pathOf(this.modulePath(), this.path);
    const prefix = this.surroundings.application.getGlobalPrefix();
    return this.isWithoutPrefix(mount) ? mount : pathOf(prefix, mount);
  }

  /** Whether an address, with or without a query, belongs to the controller. */
  has(url: string | undefined): boolean {
    const given = url?.split('?', 1)[0]?.toLowerCase().split('/') ?? [];
    const own = this.get().toLowerCase().split('/');
    // A prefix may have parameters, such as `:tenant`.
    return own.every((part, index) =>
      part.startsWith(':') ? given[index] : part === given[index],
    );
  }

  /**
   * Has the global prefix exclude all addresses if it excludes the path, or a name below it. Nest decides this for each
   * route, so pages and their API could have different prefixes.
   */
  excludeAsOne(): void {
    const { application } = this.surroundings;
    const mount = pathOf(this.modulePath(), this.path);
    if (!this.isWithoutPrefix(mount)) return;

    const { exclude = [], ...options } = application.getGlobalPrefixOptions();
    const pathRegex = new RegExp(`^${mount.replace(/[^\w/]/g, '\\$&')}(?:/|$)`);
    const whole = { path: mount, requestMethod: RequestMethod.ALL, pathRegex };
    application.setGlobalPrefixOptions({ ...options, exclude: [...exclude, whole] });
  }

  /** Whether an address leads to this name directly below the path, with or without the global prefix. */
  hasBelow(name: string, url: string): boolean {
    const path = url.split('?', 1)[0]?.toLowerCase().replace(/\/$/, '') ?? '';
    return path.endsWith(`/${this.path}/${name}`.toLowerCase());
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
    const { application, example } = this.surroundings;
    const { exclude = [] } = application.getGlobalPrefixOptions();
    return exclude.some(
      ({ requestMethod, pathRegex }) =>
        [RequestMethod.ALL, RequestMethod.GET].includes(requestMethod) &&
        [mount, `${mount}/${example}`].some((path) => pathRegex.test(path)),
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
