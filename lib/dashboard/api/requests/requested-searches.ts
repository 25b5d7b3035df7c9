import type { HangfireClient } from '../../../client/hangfire-client.js';
import type { JobSearch } from '../../../storage/monitoring/monitoring-store.js';
import type { Disclosure } from '../../display/disclosure.js';
import { type SearchRequest, searchOf } from './search-request.js';

/** Reads searches as of now, by the store's clock. */
export class RequestedSearches {
  constructor(
    private readonly client: HangfireClient,
    private readonly disclosure: Disclosure,
  ) {}

  /**
   * Undefined if nothing can match.
   *
   * @throws InvalidSearchTextError
   * @throws UnknownTimeZoneError
   */
  read(asked: SearchRequest): JobSearch | undefined {
    const now = this.client.storage.clock.now();
    const { canSearchArguments } = this.disclosure;
    return searchOf(asked, { now, canSearchArguments });
  }
}
