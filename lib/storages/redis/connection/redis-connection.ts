import { StorageClosedError } from '../../../storage/errors/storage-closed-error.js';
import type { Logger } from '../../../support/logger.js';
import { InvalidOptionsError } from '../../../support/options/invalid-options-error.js';
import type { StoreClock } from '../../parts/store-clock.js';
import type { RedisExecutor } from '../redis-executor.js';
import type { ResolvedRedisStorageOptions } from '../redis-storage-options.js';
import { bringUp } from '../schema/layout.js';
import type { RedisScript, ScriptArgument } from '../scripts/redis-script.js';
import { newClient } from './clients.js';
import { connectedClient } from './connected-client.js';
import { isForAnotherLine } from './is-for-another-line.js';
import { READ_SERVER } from './read-server.lua.js';
import { RedisLine } from './redis-line.js';
import { isCluster } from './redis-package.js';
import { Replication } from './replication.js';
import { replyCodeOf } from './reply-code.js';
import { requireServer, warnOfServer } from './require-server.js';
import { isAtLeast, readFacts, type ServerFacts } from './server-facts.js';
import { connectionError, storageError } from './storage-error.js';

/** With a server that is a replica each time, the failover takes longer than a caller may wait. */
const MAX_TRIES = 3;

export interface RedisConnectionParts {
  readonly options: ResolvedRedisStorageOptions;
  readonly clock: StoreClock;
  readonly logger: Logger;
}

/**
 * The connection that all scripts go through. Each call connects where there is none: at first, and after the connection was lost.
 *
 * New: no server has been checked. Open: the first server was good, and whichever is reached later is used. Closed: calls
 * are refused until the store is opened again.
 */
export class RedisConnection implements RedisExecutor {
  /** What all keys begin with. */
  readonly prefix: string;
  private readonly replication: Replication;
  private line: RedisLine | undefined;
  private connecting: Promise<RedisLine> | undefined;
  private isChecked = false;
  private isClosed = false;

  constructor(private readonly parts: RedisConnectionParts) {
    this.prefix = `{${parts.options.prefix}}:`;
    this.replication = new Replication(parts.options, parts.logger);
  }

  async open(): Promise<void> {
    this.isClosed = false;
    await this.connected();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.isChecked = false;
    await this.connecting?.catch(() => {});
    const { line } = this;
    this.line = undefined;
    await line?.leave();
  }

  async run<T>(script: RedisScript, args: readonly ScriptArgument[] = []): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      const line = await this.connected();
      try {
        const run = () => line.run(script, args);
        const answer = script.reads ? await run() : await this.replication.changed(line, run);
        return answer as T;
      } catch (error) {
        if (!isForAnotherLine(error)) throw storageError(script.name, error);
        // What is under way on it gets the same answer.
        void line.leave();
        if (tries >= MAX_TRIES) throw storageError(script.name, error);
      }
    }
  }

  /**
   * Connects where that is necessary.
   *
   * @throws StorageUnavailableError, StorageFaultError, StorageClosedError
   */
  connected(): Promise<RedisLine> {
    if (this.isClosed) return Promise.reject(new StorageClosedError());
    if (this.line?.isUsable) return Promise.resolve(this.line);

    this.connecting ??= this.connect().finally(() => {
      this.connecting = undefined;
    });
    return this.connecting;
  }

  private async connect(): Promise<RedisLine> {
    void this.line?.leave();
    const { options } = this.parts;
    const client = await connectedClient(await newClient(options), options.connectionTimeoutMs);
    const line = new RedisLine(client, this.prefix, options.answerTimeoutMs);
    try {
      await this.prepare(line);
    } catch (error) {
      void line.leave();
      throw preparationError(error, isCluster(client));
    }
    if (this.isClosed) {
      void line.leave();
      throw new StorageClosedError();
    }
    this.line = line;
    return line;
  }

  private async prepare(line: RedisLine): Promise<void> {
    const { options, clock, logger } = this.parts;
    const sentMs = performance.now();
    const answer = (await line.run(READ_SERVER, [])) as [number, string, string];
    const [now, layout, info] = answer;
    const facts = readFacts(info);
    clock.synchronize(now, sentMs);

    const check = this.isChecked ? warnOfServer : requireServer;
    check(facts, options.acceptedRisks, logger);
    line.speak({ isInCluster: isCluster(line.client), hasFlags: hasFlags(facts) });
    await bringUp(line, options.prefix, layout === '' ? undefined : Number(layout));
    this.isChecked = true;
  }
}

const hasFlags = ({ version }: ServerFacts): boolean =>
  version !== undefined && isAtLeast(version, [7, 0]);

function preparationError(error: unknown, isOfCluster: boolean): Error {
  if (replyCodeOf(error) === 'MOVED' && !isOfCluster) {
    const problem =
      'storage.url: expected a server outside of a Cluster, got a node of one. Give some of its nodes as "cluster".';
    return new InvalidOptionsError('storage', [problem]);
  }
  return connectionError(error);
}
