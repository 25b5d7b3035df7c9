import { connect, createServer } from 'node:net';

const SIMPLE_QUERY = 'Q'.charCodeAt(0);
const EXECUTE = 'E'.charCodeAt(0);

/**
 * Stands between a process and PostgreSQL and counts the statements of the process exactly, without help of
 * the server. It does not work for encrypted connections.
 */
export async function startStatementCounter(databaseUrl) {
  const target = new URL(databaseUrl);
  const counter = { statements: 0 };
  const sockets = new Set();

  const server = createServer((client) => {
    const upstream = connect(Number(target.port || 5432), target.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true).on('error', () => socket.destroy());
    }
    const scan = scanner(counter);
    client.on('data', scan).pipe(upstream);
    upstream.pipe(client);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(server.address().port);
  return {
    url: url.href,
    count: () => counter.statements,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** Follows the messages of one client: the first has no type, each other one a type and a length. */
function scanner(counter) {
  let rest = Buffer.alloc(0);
  let headerBytes = 0;

  return (chunk) => {
    rest = rest.length ? Buffer.concat([rest, chunk]) : chunk;
    while (rest.length >= headerBytes + 4) {
      const length = headerBytes + rest.readInt32BE(headerBytes);
      if (rest.length < length) return;

      if (headerBytes && (rest[0] === SIMPLE_QUERY || rest[0] === EXECUTE)) counter.statements += 1;
      rest = rest.subarray(length);
      headerBytes = 1;
    }
  };
}
