/** @import { RedisDatabase } from '../../databases/redis/redis-database.mjs' */
/** @import { World } from '../../world/world.mjs' */

/**
 * The database of a scenario that is only about Redis.
 *
 * @param {World} world
 */
export const redisOf = (world) => /** @type {RedisDatabase} */ (world.database);
