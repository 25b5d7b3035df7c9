import type { ServerResponse } from 'node:http';
import type { DashboardRequest } from '../access/dashboard-request.js';
import type { MountPath } from '../access/mount-path.js';

/** A request to the dashboard, with its response. */
export interface Visit {
  readonly request: DashboardRequest;
  /** The request of the platform. */
  readonly response: unknown;
  /** The parts of the path behind the dashboard's path, decoded. */
  readonly segments: readonly string[];
  /** The value of a name that appears more than once is an array. */
  readonly query: Readonly<Record<string, string | string[]>>;
}

/**
 * The path and the query are read from the address itself, because platforms parse them in different ways,
 * and applications may change how.
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

/** Fastify's replies wrap Node's response. */
export function rawResponseOf(response: unknown): ServerResponse {
  const { raw } = response as { readonly raw?: ServerResponse };
  return raw ?? (response as ServerResponse);
}

/** Fires when the client has gone. */
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
