import type { ClientPool } from '../../../connection/client-pool.js';
import { MysqlClient } from './mysql-client.js';
import type { DriverConnection, DriverPool } from './mysql-driver.js';

type Listener = (client: MysqlClient) => void;

/** A pool of mysql2, as the line of the store uses it. */
export class MysqlPool implements ClientPool<MysqlClient> {
  private readonly clients = new WeakMap<DriverConnection, MysqlClient>();
  private readonly listening = new WeakMap<Listener, (connection: DriverConnection) => void>();

  /** @param isPrivate nobody but the store uses its connections, so their sessions are the store's to set up */
  constructor(
    private readonly pool: DriverPool,
    readonly isPrivate: boolean,
  ) {}

  connect(): Promise<MysqlClient> {
    return new Promise((resolve, reject) => {
      this.pool.getConnection((error, connection) =>
        error ? reject(error) : resolve(this.clientOf(connection)),
      );
    });
  }

  on(event: 'acquire' | 'release', listener: Listener): void {
    const heard =
      this.listening.get(listener) ??
      ((connection: DriverConnection) => listener(this.clientOf(connection)));
    this.listening.set(listener, heard);
    this.pool.on(event, heard);
  }

  removeListener(event: 'acquire' | 'release', listener: Listener): void {
    const heard = this.listening.get(listener);
    if (heard) this.pool.removeListener(event, heard);
  }

  get totalCount(): number {
    return this.pool._allConnections?.length ?? 0;
  }

  get idleCount(): number {
    return this.pool._freeConnections?.length ?? 0;
  }

  get waitingCount(): number {
    return this.pool._connectionQueue?.length ?? 0;
  }

  get options() {
    const max = this.pool.config?.connectionLimit;
    return max === undefined ? {} : { max };
  }

  private clientOf(connection: DriverConnection): MysqlClient {
    const known = this.clients.get(connection);
    if (known) return known;

    const client = new MysqlClient(connection, this);
    this.clients.set(connection, client);
    // A connection that is lost while nobody uses it must not end the process. The next statement fails by itself.
    connection.on('error', () => {});
    return client;
  }
}
