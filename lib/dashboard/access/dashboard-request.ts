import type { IncomingHttpHeaders } from 'node:http';

/** As much of a request as the dashboard looks at: Express and Fastify both have it. */
export interface DashboardRequest {
  readonly method: string;
  readonly url: string;
  /** Before an application or a router in between cut something off. */
  readonly originalUrl?: string | undefined;
  readonly headers: IncomingHttpHeaders;
  /** The client, as far as the application trusts its proxies. */
  readonly ip?: string | undefined;
  /** The client and the proxies, where the application trusts these. */
  readonly ips?: readonly string[] | undefined;
  readonly httpVersion?: string | undefined;
  /** Fastify's requests wrap that of Node. */
  readonly raw?: { readonly httpVersion?: string | undefined } | undefined;
  readonly socket?: { readonly remoteAddress?: string | undefined } | undefined;
}

/** The path with its query, as the application got it. */
export const urlOf = ({ originalUrl, url }: DashboardRequest): string => originalUrl ?? url;

/** The name, perhaps with a port, by which the client asks; HTTP/2 has a header of its own for it. */
export const hostOf = (request: DashboardRequest): string | undefined =>
  headerOf(request, 'host') ?? headerOf(request, ':authority');

export function headerOf({ headers }: DashboardRequest, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}
