import { Remote } from './processes/remote.mjs';
import { nowMs } from './support/monotonic-clock.mjs';

const FILE = new URL('./processes/measuring-process.mjs', import.meta.url);
const LIMIT_SECONDS = 300;

/**
 * Makes one run, in a process and a place of its own.
 *
 * @returns {Promise<{
 *   figures?: Record<string, number>,
 *   details?: import('./cells/contract.mjs').Details,
 *   error?: string,
 *   seconds: number,
 * }>}
 */
export async function measure({ cellName, cell, systemName, places }) {
  const startedMs = nowMs();
  const keepAs = cell.keepsDatabase ? `${cellName} ${systemName}` : undefined;
  const { place, drop } = await places.open(systemName, { keepAs });
  const remote = new Remote(FILE, cell.execArgv);
  const limitSeconds = cell.limitSeconds?.(cell.sizes) ?? LIMIT_SECONDS;

  try {
    const measured = remote.call('measure', { cellName, systemName, place, sizes: cell.sizes });
    const { figures, details } = await withinSeconds(limitSeconds, measured);
    return { figures, details, seconds: secondsSince(startedMs) };
  } catch (error) {
    return { error: error.message, seconds: secondsSince(startedMs) };
  } finally {
    await remote.end();
    await drop();
  }
}

const secondsSince = (startedMs) => Math.round((nowMs() - startedMs) / 100) / 10;

async function withinSeconds(seconds, work) {
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`It did not end within ${seconds} seconds.`)),
      seconds * 1_000,
    );
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
