import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { rawResponseOf, type Visit } from './visit.js';

/** Sends the headers of an answer whose content follows piece by piece. */
export function beginAnswer({ response }: Visit, own: OutgoingHttpHeaders): ServerResponse {
  const raw = rawResponseOf(response);
  // Fastify keeps the headers of a reply apart from the headers of the response.
  const { getHeaders } = response as { getHeaders(): OutgoingHttpHeaders };
  const headers = { ...getHeaders.call(response), ...own };
  for (const [name, value] of Object.entries(headers)) if (value) raw.setHeader(name, value);
  raw.writeHead(200);
  return raw;
}
