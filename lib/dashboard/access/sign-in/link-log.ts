import type { Server } from 'node:net';
import type { HttpAdapterHost } from '@nestjs/core';
import type { Logger } from '../../../support/logger.js';
import type { MountPath } from '../mount-path.js';
import { originOf } from './server-address.js';

/** Writes into the log how the dashboard is opened. */
export class LinkLog {
  constructor(
    private readonly mount: MountPath,
    private readonly host: HttpAdapterHost,
    private readonly logger: Logger,
  ) {}

  print(token: string): void {
    const link = `${originOf(this.server())}${this.mount.get()}/open?token=${token}`;
    this.logger.info('Open the dashboard', { link });
  }

  printClosed(): void {
    const event = 'The dashboard is closed in production until you give it `authorize`';
    this.logger.warn(event, { path: this.mount.get() });
  }

  /** The address is known, and of use, once the server listens. */
  whenListening(print: () => void): void {
    this.server()?.once?.('listening', print);
  }

  private server(): Partial<Server> | undefined {
    return this.host.httpAdapter?.getHttpServer() as Partial<Server> | undefined;
  }
}
