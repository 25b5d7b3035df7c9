import { RETRIES_TEXT } from '../../../client/bulk/search-text-of.js';
import type { BulkOperationRecord } from '../../../storage/bulk/bulk-store.js';
import type { BulkJobsAnswer } from '../../answers/changes.js';
import { MAX_TEXT_CHARS } from '../requests/search-request.js';

/** The text of a search has at most 2,000 characters. */
const MAX_IDS = 50;

/** The list with the jobs of an operation; undefined if no search can find them. */
export function bulkJobsOf({
  search,
  searchText,
}: BulkOperationRecord): BulkJobsAnswer | undefined {
  // Code may search for things that people cannot write as a text.
  if (search === undefined || searchText.length > MAX_TEXT_CHARS) return undefined;
  const { ids = [], isRetry } = search;
  if (ids.length > 0 && searchText === '') {
    return ids.length > MAX_IDS
      ? undefined
      : { list: 'all', search: `id:${ids.join(',')}`, isExact: true };
  }
  return isRetry
    ? { list: 'retries', search: withoutRetries(searchText), isExact: false }
    : { list: 'all', search: searchText, isExact: false };
}

/** The name of the list of retries is in the text, but it is not a term of a search. */
const withoutRetries = (text: string) =>
  text
    .split(' ')
    .filter((word, index, words) => word !== RETRIES_TEXT || words.indexOf(word) !== index)
    .join(' ');
