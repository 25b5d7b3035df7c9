import { endsWithin } from '../../../support/time/time-limit.js';
import {
  type CompiledScript,
  compileScript,
  type RedisScript,
  type ScriptArgument,
  type ScriptVariant,
} from '../scripts/redis-script.js';
import { disconnect } from './disconnect.js';
import { type AnyRedisClient, isCluster, type RedisNodeClient } from './redis-package.js';
import { replyCodeOf } from './reply-code.js';

/** How long a connection that is left waits for what is under way. */
const LEAVING_MS = 5_000;

/**
 * A connection that runs scripts, until it is lost, left, or answers nothing.
 *
 * In use: scripts are sent. Left: what is under way ends, nothing new is sent. Ended: the client has no connection.
 */
export class RedisLine {
  private readonly compiled = new Map<RedisScript, CompiledScript>();
  private variant: ScriptVariant = { isInCluster: false, hasFlags: false };
  private underWay = 0;
  private heardAtMs = 0;
  private timer: NodeJS.Timeout | undefined;
  private drained: (() => void) | undefined;
  private isLeft = false;
  private slot: number | undefined;

  constructor(
    readonly client: AnyRedisClient,
    private readonly prefix: string,
    private readonly answerTimeoutMs: number,
  ) {}

  get isUsable(): boolean {
    return !this.isLeft && this.client.status === 'ready';
  }

  /** From here on, scripts are sent as this server takes them. */
  speak(variant: ScriptVariant): void {
    this.variant = variant;
    this.compiled.clear();
  }

  /** @throws what ioredis throws */
  async run(script: RedisScript, args: readonly ScriptArgument[]): Promise<unknown> {
    const { sha, text } = this.compiledOf(script);
    return this.answered(async () => {
      try {
        return await this.client.evalsha(sha, 1, this.prefix, ...args);
      } catch (error) {
        // Also after a failover: scripts are not replicated.
        if (replyCodeOf(error) !== 'NOSCRIPT') throw error;
        return await this.client.eval(text, 1, this.prefix, ...args);
      }
    });
  }

  /** The connection to the server that has the keys of the store. */
  async node(): Promise<RedisNodeClient> {
    const { client } = this;
    if (!isCluster(client)) return client;

    this.slot ??= Number(await client.cluster('KEYSLOT', this.prefix));
    const address = client.slots[this.slot]?.[0];
    const masters = client.nodes('master');
    const node = masters.find(({ options: { host, port } }) => `${host}:${port}` === address);
    if (!node) throw new Error('The Cluster has no master for the keys of the store');
    return node;
  }

  /** What is under way still ends. */
  async leave(): Promise<void> {
    if (this.isLeft) return;
    this.isLeft = true;
    if (this.underWay > 0) {
      await endsWithin(
        new Promise<void>((drained) => {
          this.drained = drained;
        }),
        LEAVING_MS,
      );
    }
    this.end();
  }

  private async answered<T>(work: () => Promise<T>): Promise<T> {
    if (this.underWay === 0) this.heardAtMs = performance.now();
    this.underWay += 1;
    this.watch();
    try {
      return await work();
    } finally {
      this.heardAtMs = performance.now();
      this.underWay -= 1;
      if (this.underWay === 0) {
        this.drained?.();
        this.unwatch();
      }
    }
  }

  /** Answers come in the order of the questions, so the server is silent where none has come for long. */
  private watch(): void {
    if (this.timer) return;
    const silentMs = performance.now() - this.heardAtMs;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (performance.now() - this.heardAtMs < this.answerTimeoutMs) this.watch();
      else this.end();
    }, this.answerTimeoutMs - silentMs);
    this.timer.unref();
  }

  private unwatch(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private end(): void {
    this.isLeft = true;
    this.unwatch();
    disconnect(this.client);
  }

  private compiledOf(script: RedisScript): CompiledScript {
    let compiled = this.compiled.get(script);
    if (!compiled) {
      compiled = compileScript(script, this.variant);
      this.compiled.set(script, compiled);
    }
    return compiled;
  }
}
