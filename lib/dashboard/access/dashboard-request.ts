import type { IncomingHttpHeaders } from 'node:http';
import { type Host, parseHost } from './host-header.js';

/** As much of a request as the dashboard looks at: Express and Fastify both have it. */
export interface DashboardRequest {
  readonly method: string;
  readonly url: string;
  /** Before an application or a router in between cut something off. */
  readonly originalUrl?: string | undefined;
  readonly headers: IncomingHttpHeaders;
  /** http or https, as far as the application trusts its proxies. */
  readonly protocol?: string | undefined;
  /** The client, as far as the application trusts its proxies. */
  readonly ip?: string | undefined;
  /** The client and the proxies, where the application trusts these. */
  readonly ips?: readonly string[] | undefined;
  /** Fastify's requests wrap that of Node. */
  readonly raw?: object | undefined;
}

/** The path with its query, as the application got it. */
export const urlOf = ({ originalUrl, url }: DashboardRequest): string => originalUrl ?? url;

/** What the client calls this application; HTTP/2 has a header of its own for it. */
export const hostOf = (request: DashboardRequest): Host | undefined =>
  parseHost(headerOf(request, ':authority') ?? headerOf(request, 'host'));

export function headerOf({ headers }: DashboardRequest, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/**
 * Whether a proxy that the application trusts has said for whom it asks. On Fastify, whose requests wrap a
 * raw one, the first address is that of the peer itself.
 */
export function isForwardedByTrusted({ ips, raw, headers }: DashboardRequest): boolean {
  if (!Array.isArray(ips) || headers['x-forwarded-for'] === undefined) return false;
  return ips.length > (raw === undefined ? 0 : 1);
}
