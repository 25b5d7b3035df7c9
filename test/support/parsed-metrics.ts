import { createRequire } from 'node:module';

export interface ParsedMetric {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value?: string;
  readonly buckets?: Readonly<Record<string, string>>;
  readonly count?: string;
  readonly sum?: string;
}

export interface ParsedFamily {
  readonly name: string;
  readonly help: string;
  readonly type: 'COUNTER' | 'GAUGE' | 'HISTOGRAM' | 'UNTYPED';
  readonly metrics: readonly ParsedMetric[];
}

const parse = createRequire(import.meta.url)('parse-prometheus-text-format') as (
  text: string,
) => readonly ParsedFamily[];

/**
 * The metrics in the exposition format of Prometheus.
 *
 * @throws an error of the parser where the text is not in that format
 */
export const parsedMetrics = (text: string): ReadonlyMap<string, ParsedFamily> =>
  new Map(parse(text).map((family) => [family.name, family]));
