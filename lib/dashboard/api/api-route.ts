import type { MaybePromise } from '../../support/flow/maybe-promise.js';
import type { DashboardRequest } from '../access/dashboard-request.js';
import type { DashboardUser } from '../access/dashboard-user.js';
import type { Permission } from '../answers/session.js';

/** What a route gets of a request. */
export interface ApiRequest {
  /** The part of the address where the path of the route has `:id`; empty where it has none. */
  readonly id: string;
  readonly query: unknown;
  readonly body: unknown;
  /** In which the page is that asks. */
  readonly language: string;
  /** Who has sent it. */
  readonly by: DashboardUser;
  /** As the platform has it. */
  readonly request: DashboardRequest;
}

export interface ApiRoute {
  /** GET answers HEAD too. */
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `api`, with `:id` for a part that may be any text. */
  readonly path: string;
  /** What the user needs beside `view`. */
  readonly permission?: Permission;
  /**
   * Whether it waits for its turn. `at-once` is for what asks the store for nothing.
   *
   * @default 'in-turn'
   */
  readonly pace?: 'in-turn' | 'at-once';
  /** @default 200 */
  readonly status?: number;
  /** @returns what is sent as JSON; or an EventStream */
  answer(request: ApiRequest): MaybePromise<unknown>;
}

/** A part of the API, which answers for the addresses of its routes. */
export interface ApiResource {
  readonly routes: readonly ApiRoute[];
}
