import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * Stands between a client and a server.
 *
 * Relaying: passes everything on. Frozen: connections stay open and nothing arrives any more, as
 * behind a firewall that forgot them; whatever was sent arrives after `thaw`. Connections that are
 * forgotten stay frozen, and others come through.
 */
export class TcpRelay {
  private readonly sockets = new Set<Socket>();
  private isFrozen = false;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async before(targetUrl: string): Promise<TcpRelay> {
    const target = new URL(targetUrl);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const url = new URL(targetUrl);
    url.hostname = '127.0.0.1';
    url.port = String(typeof address === 'object' && address ? address.port : 0);

    const relay = new TcpRelay(server, url.href);
    server.on('connection', (incoming) => {
      relay.join(incoming, connect(Number(target.port || 5432), target.hostname));
    });
    return relay;
  }

  freeze(): void {
    this.isFrozen = true;
    for (const socket of this.sockets) socket.pause();
  }

  /** @returns how many connections were open */
  forget(): number {
    for (const socket of this.sockets) socket.pause();
    return this.sockets.size / 2;
  }

  thaw(): void {
    this.isFrozen = false;
    for (const socket of this.sockets) socket.resume();
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(one: Socket, other: Socket): void {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      this.sockets.add(from);
      from.on('data', (chunk) => to.write(chunk));
      from.on('error', () => {});
      from.on('close', () => {
        this.sockets.delete(from);
        to.destroy();
      });
      if (this.isFrozen) from.pause();
    }
  }
}
