/** @import { SqlDatabase } from '../databases/database.mjs' */
/** @import { World } from '../world/world.mjs' */

/**
 * The database of a scenario that is only about stores with tables.
 *
 * @param {World} world
 */
export const tablesOf = (world) => /** @type {SqlDatabase} */ (world.database);
