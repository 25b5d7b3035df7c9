import { rawResponseOf } from '../answering/visit.js';

/** Express and Fastify both have it: the one replaces the header, the other adds to it. */
interface HasHeader {
  header(name: 'Set-Cookie', cookies: string[]): unknown;
}

/**
 * Keeps the cookies that the application has set. `appendHeader` of the adapters would do it too, from Nest
 * 10.3.10 on. A header that Fastify knows takes the place of one that only Node knows, so it is told of these.
 */
export function addCookie(response: unknown, cookie: string): void {
  const earlier = rawResponseOf(response).getHeader('Set-Cookie') ?? [];
  (response as HasHeader).header('Set-Cookie', [...[earlier].flat().map(String), cookie]);
}
