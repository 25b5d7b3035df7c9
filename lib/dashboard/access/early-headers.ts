import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { ApplicationConfig, HttpAdapterHost } from '@nestjs/core';
import { SECURITY_HEADERS } from './security-headers.js';

/**
 * Sets the headers of an answer when its request arrives. What the platform refuses by itself, such as a
 * body that is no JSON or an address that cannot be decoded, is answered without any guard or filter of
 * the dashboard being asked.
 */
export class EarlyHeaders {
  /** @param path of the dashboard, without the application's global prefix and slashes at its ends */
  constructor(
    private readonly path: string,
    private readonly application: ApplicationConfig,
    private readonly host: HttpAdapterHost,
  ) {}

  /** Once the application has its global prefix. */
  install(): void {
    // A process without HTTP has no adapter, and one without a server of Node's kind no listeners.
    const server = this.host.httpAdapter?.getHttpServer() as Partial<Server> | undefined;
    const mount = this.mount();

    server?.prependListener?.('request', ({ url }: IncomingMessage, response: ServerResponse) => {
      const path = url?.split('?', 1)[0]?.toLowerCase() ?? '';
      if (path !== mount && !path.startsWith(`${mount}/`)) return;
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    });
  }

  private mount(): string {
    const prefix = this.application.getGlobalPrefix().replace(/^\/+|\/+$/g, '');
    return `/${prefix ? `${prefix}/` : ''}${this.path}`.toLowerCase();
  }
}
