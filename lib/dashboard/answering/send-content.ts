import { StreamableFile } from '@nestjs/common';
import type { HttpAdapterHost } from '@nestjs/core';
import { setHeaders } from '../access/set-headers.js';
import type { ContentEncoding } from './content-encoding.js';

export interface Content {
  readonly bytes: Buffer;
  /** The value of `Content-Type`. */
  readonly type: string;
  /** How the bytes are compressed; undefined if they are not. */
  readonly encoding: ContentEncoding | undefined;
}

/** Sends bytes as they are. The platform would send any other value that is not a text as JSON. */
export function sendContent(
  host: HttpAdapterHost,
  response: unknown,
  { bytes, type, encoding }: Content,
  status: number,
): void {
  setHeaders(host, response, { 'Content-Type': type, Vary: 'Accept-Encoding' });
  if (encoding) setHeaders(host, response, { 'Content-Encoding': encoding });
  host.httpAdapter.reply(
    response,
    new StreamableFile(bytes, { type, length: bytes.length }),
    status,
  );
}

/** Sends a text. Middleware of the application may have replaced the platform's own method for texts. */
export function sendText(
  host: HttpAdapterHost,
  response: unknown,
  { text, type }: { readonly text: string; readonly type: string },
  status: number,
): void {
  sendContent(host, response, { bytes: Buffer.from(text), type, encoding: undefined }, status);
}
