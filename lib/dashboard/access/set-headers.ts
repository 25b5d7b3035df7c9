import type { HttpAdapterHost } from '@nestjs/core';

/** Sets headers on Express and on Fastify. */
export function setHeaders(
  { httpAdapter }: HttpAdapterHost,
  response: unknown,
  headers: Readonly<Record<string, string>>,
): void {
  for (const [name, value] of Object.entries(headers)) httpAdapter.setHeader(response, name, value);
}
