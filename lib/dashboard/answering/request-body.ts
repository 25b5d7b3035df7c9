import type { IncomingMessage } from 'node:http';
import { type DashboardRequest, headerOf } from '../access/dashboard-request.js';
import { BodyTakenError } from '../errors/body-taken-error.js';
import { BodyTooLargeError } from '../errors/body-too-large-error.js';
import { UnreadableBodyError } from '../errors/unreadable-body-error.js';

/** Forms, and what pages of other sites may send unasked, have other types. */
const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;

/** An operation on as many jobs as may be named takes two thirds of it. */
const MAX_BODY_BYTES = 1_024 * 1_024;

/**
 * What the platform has made of the body. Where it has made nothing of it, as with `bodyParser: false`, the body is
 * read here, as JSON.
 *
 * @returns undefined where there is no body
 * @throws BodyTakenError
 * @throws BodyTooLargeError
 * @throws UnreadableBodyError
 */
export async function bodyOf(request: DashboardRequest & { body?: unknown }): Promise<unknown> {
  const { body } = request;
  const isText = typeof body === 'string' || Buffer.isBuffer(body);
  if (isText) return parsed(body, request);
  if (!isNothing(body)) return body;

  const raw = (request.raw ?? request) as IncomingMessage;
  if (!mayHaveBody(raw)) return body;
  if (raw.readableDidRead || raw.readableEnded) {
    // Parsers leave an empty object for a body which is that, and nothing at all without having looked at it.
    if (body === undefined) throw new BodyTakenError();
    return body;
  }
  return parsed(await read(raw), request);
}

/** Older parsers leave an empty object for what they have not parsed. */
function isNothing(body: unknown): boolean {
  if (body === undefined || body === null) return true;
  return typeof body === 'object' && !Array.isArray(body) && Object.keys(body).length === 0;
}

function mayHaveBody({ headers, httpVersionMajor }: IncomingMessage): boolean {
  const length = headers['content-length'];
  if (length !== undefined) return Number(length) > 0;
  return headers['transfer-encoding'] !== undefined || httpVersionMajor > 1;
}

function read(raw: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const refuse = (error: Error) => {
      chunks.length = 0;
      reject(error);
    };
    if (Number(raw.headers['content-length'] ?? 0) > MAX_BODY_BYTES) {
      reject(new BodyTooLargeError(MAX_BODY_BYTES));
      return;
    }
    raw.on('data', (given: Buffer | string) => {
      // Somebody may have set an encoding.
      const chunk =
        typeof given === 'string' ? Buffer.from(given, raw.readableEncoding ?? 'utf8') : given;
      size += chunk.length;
      // What comes beyond is read and dropped: a client that cannot send it on would not read the answer.
      if (size > MAX_BODY_BYTES) refuse(new BodyTooLargeError(MAX_BODY_BYTES));
      else chunks.push(chunk);
    });
    raw.once('end', () => resolve(Buffer.concat(chunks)));
    raw.once('error', () => refuse(new UnreadableBodyError()));
    raw.once('close', () => refuse(new UnreadableBodyError()));
    // Somebody may have paused it; then a listener alone has nothing sent to it.
    raw.resume();
  });
}

function parsed(text: string | Buffer, request: DashboardRequest): unknown {
  if (text.length === 0) return undefined;
  if (!JSON_TYPE.test(headerOf(request, 'content-type') ?? '')) throw new UnreadableBodyError();
  try {
    return JSON.parse(String(text));
  } catch {
    throw new UnreadableBodyError();
  }
}
