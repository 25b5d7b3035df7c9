/** @import { ChaosServer, ServerSettings, StoreName } from '../databases/database.mjs' */
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
 * @property {readonly StoreName[]} [only] the stores that it is about, where others have no such thing
 * @property {(settings: ServerSettings) => Promise<ChaosServer>} [startServer] a server of its own, where it needs another one
 * @property {boolean} [mayLose] whether what it loses is counted, and no finding
 * @property {string} [missing] what this machine lacks for it
 */
/**
 * The stores with transactions of the caller, and with tables.
 *
 * @type {readonly StoreName[]}
 */
export const WITH_TABLES = ['postgres', 'mariadb'];
