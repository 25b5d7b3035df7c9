import type { IncomingMessage } from 'node:http';
import { type DashboardRequest, headerOf } from '../access/dashboard-request.js';
import { BodyTakenError } from '../errors/body-taken-error.js';
import { BodyTooLargeError } from '../errors/body-too-large-error.js';
import { UnreadableBodyError } from '../errors/unreadable-body-error.js';

/** Forms have other types, and so do requests that pages of other sites may send without a preflight. */
const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;

/** The largest request, which names the most jobs that are allowed, takes two thirds of this size. */
const MAX_BODY_BYTES = 1_024 * 1_024;

/**
 * The body as the platform has parsed it. If the platform has parsed nothing, as with `bodyParser: false`,
 * the body is read here, as JSON.
 *
 * @returns undefined if there is no body
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
    // Parsers leave an empty object for an empty body, and undefined for a body that they have not looked
    // at.
    if (body === undefined) throw new BodyTakenError();
    return body;
  }
  return parsed(await read(raw), request);
}

/** Older parsers leave an empty object for bodies that they have not parsed. */
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
      // Other code may have set an encoding.
      const chunk =
        typeof given === 'string' ? Buffer.from(given, raw.readableEncoding ?? 'utf8') : given;
      size += chunk.length;
      // The rest is read and dropped, because a client that cannot go on sending would not read the answer.
      if (size > MAX_BODY_BYTES) refuse(new BodyTooLargeError(MAX_BODY_BYTES));
      else chunks.push(chunk);
    });
    raw.once('end', () => resolve(Buffer.concat(chunks)));
    raw.once('error', () => refuse(new UnreadableBodyError()));
    raw.once('close', () => refuse(new UnreadableBodyError()));
    // Other code may have paused the stream; then a listener alone gets no data.
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
