import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { HttpAdapterHost } from '@nestjs/core';
import type { MountPath } from './mount-path.js';
import { SECURITY_HEADERS } from './security-headers.js';
import { withholdCors } from './withhold-cors.js';

/** The parts of Fastify that we need here. */
interface FastifyLike {
  addHook(name: 'onSend', hook: FastifyHook): void;
}

type FastifyHook = (
  request: { readonly url: string },
  reply: { readonly raw: ServerResponse },
  payload: unknown,
  done: (error: null, payload: unknown) => void,
) => void;

/**
 * Prepares an answer when its request arrives. The platform and middleware answer some requests without a
 * guard or filter of the dashboard: a body that is not JSON, an address that cannot be decoded, a
 * preflight.
 */
export class EarlyHeaders {
  constructor(
    private readonly mount: MountPath,
    private readonly host: HttpAdapterHost,
  ) {}

  /** Called when the application has its global prefix. */
  install(): void {
    // A process without HTTP has no adapter, and a server that is not Node's has no listeners.
    const { httpAdapter } = this.host;
    const server = httpAdapter?.getHttpServer() as Partial<Server> | undefined;
    server?.prependListener?.('request', ({ url }: IncomingMessage, response: ServerResponse) =>
      this.prepare(url, response),
    );

    // Fastify listens to "localhost" with a server for each address, and shows only the first.
    if (httpAdapter?.getType() !== 'fastify') return;
    httpAdapter.getInstance<FastifyLike>().addHook('onSend', ({ url }, { raw }, payload, done) => {
      this.prepare(url, raw);
      done(null, payload);
    });
  }

  private prepare(url: string | undefined, response: ServerResponse): void {
    if (!this.mount.has(url) || response.headersSent) return;
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    withholdCors(response);
  }
}
