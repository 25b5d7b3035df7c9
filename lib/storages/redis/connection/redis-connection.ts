import { Redis } from 'ioredis';
import { StorageOperationError } from '../../../storage/errors/storage-operation-error.js';
import { StorageUnavailableError } from '../../../storage/errors/storage-unavailable-error.js';
import type { RedisExecutor } from '../redis-executor.js';
import {
  type CompiledScript,
  compileScript,
  type RedisScript,
  type ScriptArgument,
} from '../scripts/redis-script.js';

export class RedisConnection implements RedisExecutor {
  private readonly compiled = new Map<RedisScript, CompiledScript>();
  readonly client: Redis;

  constructor(
    url: string,
    private readonly prefix: string,
  ) {
    this.client = new Redis(url, { lazyConnect: true });
  }

  async run<T>(script: RedisScript, args: readonly ScriptArgument[] = []): Promise<T> {
    const compiled = this.compiledOf(script);
    try {
      return (await this.client.evalsha(compiled.sha, 1, this.prefix, ...args)) as T;
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT'))
        throw mapped(script, error);
    }
    try {
      return (await this.client.eval(compiled.text, 1, this.prefix, ...args)) as T;
    } catch (error) {
      throw mapped(script, error);
    }
  }

  private compiledOf(script: RedisScript): CompiledScript {
    let compiled = this.compiled.get(script);
    if (!compiled) {
      compiled = compileScript(script, { publish: 'PUBLISH', hasFlags: true });
      this.compiled.set(script, compiled);
    }
    return compiled;
  }
}

function mapped({ name }: RedisScript, error: unknown): Error {
  if (error instanceof Error && error.message.startsWith('HANGFIRE_')) {
    return new StorageOperationError(name, { cause: error });
  }
  return new StorageUnavailableError(name, { cause: error });
}
