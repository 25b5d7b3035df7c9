import type { IncomingHttpHeaders } from 'node:http';
import { type Host, parseHost } from './host-header.js';

/** The parts of a request that the dashboard uses; Express and Fastify both have them. */
export interface DashboardRequest {
  readonly method: string;
  readonly url: string;
  /** The address before a mounted application or router cut off its own prefix. */
  readonly originalUrl?: string | undefined;
  readonly headers: IncomingHttpHeaders;
  /** http or https, as the proxies say that the application trusts. */
  readonly protocol?: string | undefined;
  /** The client's address, as the proxies say that the application trusts. */
  readonly ip?: string | undefined;
  /** The addresses of the client and of the proxies that the application trusts. */
  readonly ips?: readonly string[] | undefined;
  /** Fastify's requests wrap Node's request. */
  readonly raw?: object | undefined;
}

/** The path with its query, as it arrived at the application. */
export const urlOf = ({ originalUrl, url }: DashboardRequest): string => originalUrl ?? url;

/** The host name in the request; HTTP/2 has a header of its own for it. */
export const hostOf = (request: DashboardRequest): Host | undefined =>
  parseHost(headerOf(request, ':authority') ?? headerOf(request, 'host'));

export function headerOf({ headers }: DashboardRequest, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/**
 * Whether a proxy that the application trusts has named its client. Fastify's requests wrap a raw request. There,
 * the first address is the address of the peer itself.
 */
export function isForwardedByTrusted({ ips, raw, headers }: DashboardRequest): boolean {
  if (!Array.isArray(ips) || headers['x-forwarded-for'] === undefined) return false;
  return ips.length > (raw === undefined ? 0 : 1);
}
