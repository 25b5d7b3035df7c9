import type { MsRange } from '../../storage/monitoring/monitoring-store.js';

const LENGTH = String.raw`(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h|d)`;
const BOUND = new RegExp(`^(<=|>=|<|>)${LENGTH}$`, 'i');
const BETWEEN = new RegExp(`^(?:${LENGTH})?\\.\\.(?:${LENGTH})?$`, 'i');
const MS_PER: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/**
 * The range of durations in a search text; undefined if the text is not such a range. Stores keep whole
 * milliseconds.
 */
export function searchRange(text: string): MsRange | undefined {
  const [, sign, amount, unit] = BOUND.exec(text) ?? [];
  const bound = msOf(amount, unit);
  if (bound !== undefined) return rangeTo(sign ?? '', bound);

  const between = BETWEEN.exec(text);
  const [atLeast, atMost] = [msOf(between?.[1], between?.[2]), msOf(between?.[3], between?.[4])];
  if (atLeast === undefined && atMost === undefined) return undefined;
  return {
    ...(atLeast === undefined ? {} : { atLeast }),
    ...(atMost === undefined ? {} : { atMost }),
  };
}

function rangeTo(sign: string, ms: number): MsRange {
  switch (sign) {
    case '>':
      return { atLeast: Math.floor(ms) + 1 };
    case '>=':
      return { atLeast: ms };
    case '<':
      return { atMost: Math.ceil(ms) - 1 };
    default:
      return { atMost: ms };
  }
}

function msOf(amount: string | undefined, unit: string | undefined): number | undefined {
  if (amount === undefined || unit === undefined) return undefined;
  return Number(amount) * (MS_PER[unit.toLowerCase()] ?? 0);
}
