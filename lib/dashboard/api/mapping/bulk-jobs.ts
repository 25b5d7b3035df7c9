import { RETRIES_TEXT } from '../../../client/bulk/search-text-of.js';
import type { BulkOperationRecord } from '../../../storage/bulk-store.js';
import type { BulkJobsAnswer } from '../../answers/changes.js';
import { MAX_TEXT_CHARS } from '../search-request.js';

/** The text of a search has at most 2,000 characters. */
const MAX_IDS = 50;

/** Where the jobs of an operation can be looked at; undefined where no search names them. */
export function bulkJobsOf({
  search,
  searchText,
}: BulkOperationRecord): BulkJobsAnswer | undefined {
  // Code may search for more than people can write.
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

/** The list of the retries has a name in the text, and is no term of a search. */
const withoutRetries = (text: string) =>
  text
    .split(' ')
    .filter((word, index, words) => word !== RETRIES_TEXT || words.indexOf(word) !== index)
    .join(' ');
