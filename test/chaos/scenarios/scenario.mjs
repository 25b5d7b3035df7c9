/** @import { StoreName } from '../databases/database.mjs' */
/** @import { World, WorldOptions } from '../world/world.mjs' */

/**
 * One way in which things go wrong.
 *
 * @typedef {object} Scenario
 * @property {string} name
 * @property {string} promise what it shows when it ends without findings
 * @property {WorldOptions} [world]
 * @property {(world: World) => Promise<void>} disturb until the world's time is over; leaves it whole
 * @property {(world: World) => Promise<Record<string, number>>} [measure] figures of its own, afterwards
 * @property {(figures: Record<string, number>) => string | undefined} [judge] what is wrong with them
 * @property {StoreName} [only] the store that it is about, where others have no such thing
 * @property {string} [missing] what this machine lacks for it
 */
export {};
