import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface TcpProxy {
  readonly port: number;
  /** From now on, whatever is sent in either direction is kept back. */
  swallow(): void;
  /** What was kept back goes on, and everything after it. */
  letThrough(): void;
  close(): Promise<void>;
}

/** Stands in front of a port of this machine, as a network does that can fail in every way. */
export async function tcpProxy(targetPort: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let isSwallowing = false;

  const track = (socket: Socket, other: () => Socket) => {
    sockets.add(socket);
    socket.on('close', () => {
      sockets.delete(socket);
      other().destroy();
    });
    socket.on('error', () => socket.destroy());
    socket.on('data', (data) => other().write(data));
    if (isSwallowing) socket.pause();
  };
  const server = createServer((client) => {
    const target = connect(targetPort, '127.0.0.1');
    track(client, () => target);
    track(target, () => client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const all = (act: (socket: Socket) => void) => {
    for (const socket of sockets) act(socket);
  };
  return {
    port: (server.address() as AddressInfo).port,
    swallow: () => {
      isSwallowing = true;
      all((socket) => socket.pause());
    },
    letThrough: () => {
      isSwallowing = false;
      all((socket) => socket.resume());
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        all((socket) => socket.destroy());
      }),
  };
}
