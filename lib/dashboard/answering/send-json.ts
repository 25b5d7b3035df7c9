import type { HttpAdapterHost } from '@nestjs/core';
import type { DashboardRequest } from '../access/dashboard-request.js';
import { compress, encodingFor, LEAST_COMPRESSED_BYTES } from './content-encoding.js';
import { sendContent, sendText } from './send-content.js';

const TYPE = 'application/json; charset=utf-8';

/**
 * We write the JSON ourselves, because the application's replacers, hooks and middleware may change an object or a text
 * that we give to the platform.
 */
export function sendJson(
  host: HttpAdapterHost,
  response: unknown,
  body: unknown,
  status: number,
): void {
  sendText(host, response, { text: JSON.stringify(body), type: TYPE }, status);
}

/** Sends JSON that may be large: compressed, if the client accepts that. */
export async function sendLargeJson(
  host: HttpAdapterHost,
  { request, response }: { readonly request: DashboardRequest; readonly response: unknown },
  body: unknown,
  status: number,
): Promise<void> {
  const text = JSON.stringify(body);
  const encoding = text.length < LEAST_COMPRESSED_BYTES ? undefined : encodingFor(request);
  if (!encoding) return sendText(host, response, { text, type: TYPE }, status);

  const bytes = await compress(Buffer.from(text), encoding);
  sendContent(host, response, { bytes, type: TYPE, encoding }, status);
}
