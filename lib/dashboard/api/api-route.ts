import type { MaybePromise } from '../../support/flow/maybe-promise.js';
import type { DashboardRequest } from '../access/dashboard-request.js';
import type { DashboardUser } from '../access/dashboard-user.js';
import type { Permission } from '../answers/session.js';

/** The parts of a request that a route gets. */
export interface ApiRequest {
  /** The part of the address at `:id` in the path of the route; empty if the path has none. */
  readonly id: string;
  readonly query: unknown;
  readonly body: unknown;
  /** The language of the page that sent the request. */
  readonly language: string;
  /** The sender of the request. */
  readonly by: DashboardUser;
  /** The request of the platform. */
  readonly request: DashboardRequest;
}

export interface ApiRoute {
  /** A GET route also answers HEAD. */
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** The path below `api`, with `:id` for a part that may be any text. */
  readonly path: string;
  /** The permission that the user needs beside `view`. */
  readonly permission?: Permission;
  /**
   * Whether a request waits for its turn. `at-once` is for routes that do not use the store.
   *
   * @default 'in-turn'
   */
  readonly pace?: 'in-turn' | 'at-once';
  /** @default 200 */
  readonly status?: number;
  /** @returns the value to send as JSON, an EventStream, or a Download, whose portions take turns */
  answer(request: ApiRequest): MaybePromise<unknown>;
}

/** A part of the API: its routes. */
export interface ApiResource {
  readonly routes: readonly ApiRoute[];
}
