import { rawResponseOf } from '../answering/visit.js';

/** Express and Fastify both have this method: Express replaces the header, Fastify adds to it. */
interface HasHeader {
  header(name: 'Set-Cookie', cookies: string[]): unknown;
}

/**
 * Adds a cookie to the cookies that the application has set. `appendHeader` of the adapters does the same, but only
 * from Nest 10.3.10 on. Fastify's headers replace headers that were only set on Node's response, so we give those
 * headers to Fastify too.
 */
export function addCookie(response: unknown, cookie: string): void {
  const earlier = rawResponseOf(response).getHeader('Set-Cookie') ?? [];
  (response as HasHeader).header('Set-Cookie', [...[earlier].flat().map(String), cookie]);
}
