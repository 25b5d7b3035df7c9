import type { Permission } from './session.js';

/**
 * What the dashboard gives to the custom element of a page of your own, as its property `hangfire`. When the reader
 * changes the language or the theme, the property is set again, to another object.
 */
export interface DashboardPageClient {
  /** The reader, and what they may do. */
  readonly user: { readonly name: string; readonly permissions: readonly Permission[] };
  /** Such as `en`. */
  readonly language: string;
  readonly theme: 'light' | 'dark';
  /**
   * Reads from the API of the dashboard.
   *
   * @param path below the API, such as `queues`
   * @param parameters of the query; undefined ones are left out
   * @throws Error with `status` and `code`, if the answer is an error or does not come
   */
  get<Answer>(
    path: string,
    parameters?: Readonly<Record<string, string | number | boolean | undefined>>,
    signal?: AbortSignal,
  ): Promise<Answer>;
  /**
   * Sends a change to the API of the dashboard, with the token of the reader's session.
   *
   * @throws Error with `status` and `code`, if the answer is an error or does not come
   */
  send<Answer>(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
  ): Promise<Answer>;
  /**
   * Opens another page of the dashboard.
   *
   * @param path such as `/jobs/failed?q=type:Email`
   */
  navigate(path: string): void;
  /** The address of another page of the dashboard, for a link. */
  href(path: string): string;
}
