import type { InstrumentDefinition } from '../instruments/instrument-table.js';

/** The name by the rules of Prometheus: underscores, the unit of a duration, and `total` behind what is counted. */
export function prometheusName(
  name: string,
  { kind, unit }: Pick<InstrumentDefinition, 'kind' | 'unit'>,
): string {
  const parts = [name.replaceAll('.', '_')];
  if (unit === 's') parts.push('seconds');
  if (kind === 'counter') parts.push('total');
  return parts.join('_');
}
