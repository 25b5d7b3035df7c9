import type { Server } from 'node:net';
import type { HttpAdapterHost } from '@nestjs/core';
import type { Logger } from '../../../support/logger.js';
import type { MountPath } from '../mount-path.js';
import { originOf } from './server-address.js';

/** Logs the address of the dashboard, or the link that opens it. */
export class LinkLog {
  constructor(
    private readonly mount: MountPath,
    private readonly host: HttpAdapterHost,
    private readonly logger: Logger,
  ) {}

  print(token: string): void {
    this.logger.info('Open the dashboard', { link: `${this.address()}/open?token=${token}` });
  }

  printAddress(): void {
    this.logger.info('The dashboard is there', { address: this.address() });
  }

  printClosed(): void {
    const event = 'The dashboard is closed in production until you give it `authorize`';
    this.logger.warn(event, { path: this.mount.get() });
  }

  /** The address is known only when the server listens. */
  whenListening(print: () => void): void {
    this.server()?.once?.('listening', print);
  }

  private address(): string {
    return `${originOf(this.server())}${this.mount.get()}`;
  }

  private server(): Partial<Server> | undefined {
    return this.host.httpAdapter?.getHttpServer() as Partial<Server> | undefined;
  }
}
