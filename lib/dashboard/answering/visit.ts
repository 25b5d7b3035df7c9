import type { ServerResponse } from 'node:http';
import type { DashboardRequest } from '../access/dashboard-request.js';
import type { MountPath } from '../access/mount-path.js';

/** A request for something of the dashboard, and what it is answered through. */
export interface Visit {
  readonly request: DashboardRequest;
  /** Of the platform. */
  readonly response: unknown;
  /** The parts of the path behind that of the dashboard, decoded. */
  readonly segments: readonly string[];
  /** A name that stands there more than once has an array. */
  readonly query: Readonly<Record<string, string | string[]>>;
}

/**
 * The path and the query are read from the address itself: what the platforms make of them differs, and
 * applications may have it made otherwise.
 */
export function visitOf(
  request: DashboardRequest,
  response: unknown,
  mount: Pick<MountPath, 'get'>,
): Visit {
  const [path = '', query = ''] = request.url.split(/\?(.*)/s, 2);
  const depth = mount.get().split('/').length;
  const own = path.replace(/\/$/, '').split('/').slice(depth);
  return { request, response, segments: own.map(decoded), query: parsed(query) };
}

/** Fastify's replies wrap the response of Node. */
export function rawResponseOf(response: unknown): ServerResponse {
  const { raw } = response as { readonly raw?: ServerResponse };
  return raw ?? (response as ServerResponse);
}

/** Fires when nobody waits for the answer any more. */
export function closingOf(response: unknown): AbortSignal {
  const closing = new AbortController();
  const raw = rawResponseOf(response);
  raw.once('close', () => closing.abort());
  if (raw.destroyed) closing.abort();
  return closing.signal;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function parsed(query: string): Visit['query'] {
  const given = new URLSearchParams(query);
  const names = [...new Set(given.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const [first = '', ...more] = given.getAll(name);
      return [name, more.length === 0 ? first : [first, ...more]];
    }),
  );
}
