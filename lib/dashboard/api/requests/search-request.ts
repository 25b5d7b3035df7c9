import { z } from 'zod';
import { RETRIES_TEXT } from '../../../client/bulk/search-text-of.js';
import { stateText } from '../../../states/state-text.js';
import type { JobSearch } from '../../../storage/monitoring/monitoring-store.js';
import { InvalidSearchTextError } from '../../errors/invalid-search-text-error.js';
import { parseSearch } from '../../search/parse-search.js';
import { stateNamed } from '../../search/search-states.js';
import { optionalText } from './input.js';

const MAX_STATE_CHARS = 100;
export const MAX_TEXT_CHARS = 2_000;
const MAX_ZONE_CHARS = 100;
const DEFAULT_ZONE = 'UTC';

/** A list, and the search in it. */
export interface SearchRequest {
  readonly state?: string | undefined;
  readonly q?: string | undefined;
  /** The name of the time zone for times in the search; UTC if it is left out. */
  readonly timeZone?: string | undefined;
  readonly retries?: boolean | undefined;
}

export const searchFields = {
  state: optionalText(MAX_STATE_CHARS),
  q: optionalText(MAX_TEXT_CHARS),
  timeZone: optionalText(MAX_ZONE_CHARS),
};

export const searchBody = z.strictObject({ ...searchFields, retries: z.boolean().optional() });

export interface SearchContext {
  readonly now: Date;
  /** People who may not see arguments must not learn them by searching either. */
  readonly canSearchArguments: boolean;
}

/**
 * Undefined if nothing can match: the text asks for states that the list does not have.
 *
 * @throws InvalidSearchTextError
 * @throws UnknownTimeZoneError
 */
export function searchOf(
  { state, q = '', retries, timeZone = DEFAULT_ZONE }: SearchRequest,
  { now, canSearchArguments }: SearchContext,
): JobSearch | undefined {
  const search = parseSearch(q, { now, timeZone });
  if (search.argument !== undefined && !canSearchArguments) {
    throw new InvalidSearchTextError('arg', 'hidden');
  }

  const listed = state === undefined ? undefined : requireState(state);
  const states = search.states?.filter((name) => listed === undefined || name === listed);
  if (states?.length === 0) return undefined;
  return {
    ...search,
    ...(states || listed ? { states: states ?? [listed as string] } : {}),
    ...(retries ? { isRetry: true } : {}),
  };
}

/** The search as people would write it. */
export function searchTextOf({ state, q, retries }: SearchRequest): string {
  return [state && `state:${stateText(state)}`, retries && RETRIES_TEXT, q]
    .filter(Boolean)
    .join(' ');
}

function requireState(text: string): string {
  const name = stateNamed(text);
  if (!name) throw new InvalidSearchTextError('state', 'state', { got: text });
  return name;
}
