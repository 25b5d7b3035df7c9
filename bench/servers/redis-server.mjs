const KEYS_AT_A_TIME = 1_000;

/** The Redis of REDIS_URL, or undefined. */
export async function openRedisServer() {
  const url = process.env.REDIS_URL;
  if (!url) return undefined;

  const { Redis } = await import('ioredis');
  return new RedisServer(url, new Redis(url));
}

class RedisServer {
  #connection;
  #prefixes = 0;

  constructor(url, connection) {
    this.url = url;
    this.#connection = connection;
  }

  /** A prefix that no key has. In our keys it is the hash tag. */
  createPrefix() {
    this.#prefixes += 1;
    const prefix = `hangfire-bench-${process.pid}-${this.#prefixes}`;
    return { prefix, drop: () => this.#removeKeys(`*${prefix}*`) };
  }

  /** Its settings for durability, which a benchmark must not hide. */
  async settings() {
    const info = await this.#connection.info('server');
    const [, save = ''] = await this.#connection.config('GET', 'save');
    const [, appendonly = ''] = await this.#connection.config('GET', 'appendonly');
    const [, appendfsync = ''] = await this.#connection.config('GET', 'appendfsync');
    return {
      redis_version: /redis_version:(\S+)/.exec(info)?.[1] ?? 'unknown',
      save: save || 'never',
      appendonly: appendonly === 'yes' ? appendfsync : appendonly,
    };
  }

  async close() {
    await this.#connection.quit();
  }

  async #removeKeys(pattern) {
    let cursor = '0';
    do {
      const [next, keys] = await this.#connection.scan(
        cursor,
        'MATCH',
        pattern,
        'COUNT',
        KEYS_AT_A_TIME,
      );
      if (keys.length > 0) await this.#connection.unlink(...keys);
      cursor = next;
    } while (cursor !== '0');
  }
}
