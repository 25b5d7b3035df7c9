import type { RedisScript, ScriptArgument } from './scripts/redis-script.js';

/** What the roles ask of the connection. */
export interface RedisExecutor {
  /**
   * Runs a script with these arguments behind the prefix of the store. It is tried again where the server did not run it.
   *
   * @throws StorageUnavailableError when the server cannot be reached, or is not able to answer
   * @throws StorageFaultError when the server refuses the script, such as with a full memory
   * @throws StorageClosedError
   */
  run<T>(script: RedisScript, args?: readonly ScriptArgument[]): Promise<T>;
}
