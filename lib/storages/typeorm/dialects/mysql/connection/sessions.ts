import { type Tables, tablesIn } from '../schema/tables.js';
import type { MysqlClient } from './mysql-client.js';
import type { MysqlPool } from './mysql-pool.js';
import { requireServer } from './require-server.js';
import { readServerFacts, type ServerFacts } from './server-facts.js';
import { isolateSession, setUpSession } from './sessions.sql.js';

/** Where a connection leads to. */
export interface Place {
  readonly facts: ServerFacts;
  readonly tables: Tables;
}

/** Sets up the sessions of connections before their first use, and knows the server that they lead to. */
export class Sessions {
  private readonly ready = new WeakSet<MysqlClient>();
  private readonly places = new WeakMap<MysqlPool, Place>();
  /** Of the server that was found last; undefined until then. */
  facts: ServerFacts | undefined;

  /** @param prefix what the names of all tables begin with */
  constructor(private readonly prefix: string) {}

  /** Where a pool leads to, once one of its connections has been used. */
  known(pool: MysqlPool): Place | undefined {
    return this.places.get(pool);
  }

  /**
   * The session of a connection that the store shares with the application stays as it is.
   *
   * @throws InvalidOptionsError when the connection has no database
   * @throws UnsupportedServerError
   */
  async prepare(client: MysqlClient): Promise<Place> {
    const place = this.known(client.pool) ?? (await this.find(client));
    if (client.pool.isPrivate && !this.ready.has(client)) {
      await client.query({ text: isolateSession });
      await client.query({ text: setUpSession(place.facts.isMariaDb) });
      this.ready.add(client);
    }
    return place;
  }

  private async find(client: MysqlClient): Promise<Place> {
    const facts = await readServerFacts(client);
    requireServer(facts);
    const place = { facts, tables: tablesIn(this.prefix, facts) };
    this.places.set(client.pool, place);
    this.facts = facts;
    return place;
  }
}
