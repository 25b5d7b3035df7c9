import { RequestMethod } from '@nestjs/common';
import type { ApplicationConfig } from '@nestjs/core';

/** Where the dashboard is on this server, without what a proxy puts in front. */
export class MountPath {
  /** @param path of the dashboard, without slashes at its ends */
  constructor(
    private readonly path: string,
    private readonly application: ApplicationConfig,
  ) {}

  /** With a slash at its beginning and none at its end; known once the application has its prefix. */
  get(): string {
    const prefix = this.application.getGlobalPrefix().replace(/^\/+|\/+$/g, '');
    return prefix && !this.isWithoutPrefix() ? `/${prefix}/${this.path}` : `/${this.path}`;
  }

  /** Whether an address, with or without a query, belongs to the dashboard. */
  has(url: string | undefined): boolean {
    const path = url?.split('?', 1)[0]?.toLowerCase() ?? '';
    const mount = this.get().toLowerCase();
    return path === mount || path.startsWith(`${mount}/`);
  }

  private isWithoutPrefix(): boolean {
    const { exclude = [] } = this.application.getGlobalPrefixOptions();
    return exclude.some(
      ({ requestMethod, pathRegex }) =>
        [RequestMethod.ALL, RequestMethod.GET].includes(requestMethod) &&
        pathRegex.test(`/${this.path}/open`),
    );
  }
}
