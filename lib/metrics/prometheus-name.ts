import type { InstrumentDefinition } from '../instruments/instrument-table.js';

/**
 * The name by the rules of Prometheus: with underscores, with the unit of a duration, and with `total` at the end of
 * a counter.
 */
export function prometheusName(
  name: string,
  { kind, unit }: Pick<InstrumentDefinition, 'kind' | 'unit'>,
): string {
  const parts = [name.replaceAll('.', '_')];
  if (unit === 's') parts.push('seconds');
  if (kind === 'counter') parts.push('total');
  return parts.join('_');
}
