import { UnsupportedQueryError } from './errors/unsupported-query-error.js';
import type { QueryOutcome } from './query-result.js';
import type { Statement } from './statement-encoder.js';
import { toParameterValue } from './values/parameter-value.js';

export type QueryCallback = (error: unknown, result?: QueryOutcome) => void;

export interface QueryConfig {
  readonly text: string;
  readonly values?: readonly unknown[] | undefined;
  /** Asks for a prepared statement. */
  readonly name?: string | undefined;
}

/** The ways in which `pg` may be called: text or config, then values, a callback, both or none. */
export type QueryArguments = [
  query: string | QueryConfig,
  valuesOrCallback?: readonly unknown[] | QueryCallback | null,
  callback?: QueryCallback,
];

export function readCallback([, second, third]: QueryArguments): QueryCallback | undefined {
  return typeof second === 'function' ? second : third;
}

export function readStatement([query, second]: QueryArguments): Statement {
  const { text, name, values } = typeof query === 'string' ? { text: query } : toConfig(query);
  const given = Array.isArray(second) ? second : (values ?? []);
  return { text, values: given.map(toParameterValue), isPrepared: Boolean(name) };
}

function toConfig(query: QueryConfig): QueryConfig {
  const isConfig = typeof query?.text === 'string' && !('submit' in query);
  if (!isConfig) throw new UnsupportedQueryError(describe(query));
  return query;
}

function describe(query: unknown): string {
  const name = (query as object | null | undefined)?.constructor?.name;
  return name ? `an instance of ${name}` : String(query);
}
