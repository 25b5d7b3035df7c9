/** The cells, in the order of the output. */
export const cellNames = [
  'enqueue1',
  'enqueue20',
  'enqueue100',
  'bulk',
  'noop20',
  'backlog25k',
  'backlog140k',
  'noop100',
  'noop2p',
  'job1ms',
  'latencySame',
  'latencyOther',
  'realistic',
  'scheduled',
  'snapshot',
  'wal',
  'memory',
  'idle',
  'loaded',
  'watched',
  'waiting',
  'flooded',
  'traced',
  'dashboard',
  'bloat',
  'bloatSnapshot',
];

/** @returns {Promise<import('./contract.mjs').Cell>} */
export async function loadCell(name) {
  const { cell } = await import(`./${name}.mjs`);
  return cell;
}
