import { EmbeddedDatabaseFailedError } from './errors/embedded-database-failed-error.js';
import type { WireMessage } from './wire-message.js';

/** As much of PGlite as is spoken to. PGlite types a message by its name and length only. */
interface Engine {
  execProtocolStream(
    request: Uint8Array,
    options: { readonly throwOnError: boolean; readonly syncToFs: boolean },
  ): Promise<readonly unknown[]>;
  close(): Promise<void>;
}

/**
 * PGlite, spoken to in PostgreSQL's wire protocol, one exchange at a time.
 *
 * Its own `query` costs five exchanges a statement, changes values by rules that are not those of
 * `pg`, and hides whether a transaction is open.
 *
 * Two states: serving, until PGlite throws something that is no answer of the server; then failed,
 * and every later exchange is refused.
 */
export class EmbeddedServer {
  #failure: EmbeddedDatabaseFailedError | undefined;

  constructor(
    private readonly pglite: Engine,
    private readonly freeDataDir: () => void,
  ) {}

  async exchange(request: Uint8Array): Promise<readonly WireMessage[]> {
    if (this.#failure) throw this.#failure;
    try {
      // Both file systems in use, memory and the directory, write through: nothing is left to sync.
      const answer = await this.pglite.execProtocolStream(request, {
        throwOnError: false,
        syncToFs: false,
      });
      return answer as readonly WireMessage[];
    } catch (error) {
      this.#failure = new EmbeddedDatabaseFailedError({ cause: error });
      throw this.#failure;
    }
  }

  async close(): Promise<void> {
    try {
      await this.pglite.close();
    } finally {
      this.freeDataDir();
    }
  }
}
