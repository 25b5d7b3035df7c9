import { createHash } from 'node:crypto';
import { withoutUnused } from './without-unused.js';

/** What a script takes: texts, numbers and bytes. */
export type ScriptArgument = string | number | Buffer;

/** How the texts of scripts depend on the server. */
export interface ScriptVariant {
  /** Whether the server is a node of a Cluster. From Redis 7 on, messages stay on the shard of the store then. */
  readonly isInCluster: boolean;
  /** Whether a script may say that it goes on while the memory is full (Redis 7). */
  readonly hasFlags: boolean;
}

/**
 * A Lua script. It runs alone and whole: nobody sees half of it, and the append-only file keeps all of its writes or
 * none.
 *
 * Its first key is the prefix of the store, in which its hash tag stands; all other keys begin with that, so they are
 * on one shard.
 */
export interface RedisScript {
  /** For people: what the script does, such as `claim jobs`. It stands in errors. */
  readonly name: string;
  /** Whether the script goes on while the memory is full. True for all that ends or removes jobs. */
  readonly runsWhenFull: boolean;
  /** Whether it changes nothing. Redis 7 refuses the changes of such a script. */
  readonly reads: boolean;
  readonly body: string;
}

interface ScriptOptions {
  /** Lua that stands before the body, in this order. */
  readonly pieces?: readonly string[];
  readonly runsWhenFull?: boolean;
  /** It also goes on while the memory is full. */
  readonly reads?: boolean;
}

export function redisScript(
  name: string,
  { pieces = [], reads = false, runsWhenFull = reads }: ScriptOptions,
  body: string,
): RedisScript {
  let needed: string | undefined;
  return {
    name,
    runsWhenFull,
    reads,
    // Worked out where the script runs: for all scripts together it takes long, and most applications use no Redis.
    get body() {
      needed ??= withoutUnused([...pieces, body].join('\n'));
      return needed;
    },
  };
}

/** A script as a server gets it. Its name stands in its text, for those who look at what the server does. */
export interface CompiledScript {
  readonly text: string;
  readonly sha: string;
}

/** The server decides, which may be another one after each failover. Only Redis 7 tells its number. */
const PUBLISH_IN_CLUSTER = `redis.REDIS_VERSION_NUM and 'SPUBLISH' or 'PUBLISH'`;

export function compileScript(
  { name, body, runsWhenFull, reads }: RedisScript,
  { isInCluster, hasFlags }: ScriptVariant,
): CompiledScript {
  const flags = reads ? ' flags=no-writes' : runsWhenFull ? ' flags=allow-oom' : '';
  const header = hasFlags ? `#!lua${flags}\n` : '';
  const publish = isInCluster ? PUBLISH_IN_CLUSTER : `'PUBLISH'`;
  const text = `${header}-- ${name}\nlocal PUBLISH = ${publish}\n${body}`;
  return { text, sha: createHash('sha1').update(text).digest('hex') };
}
