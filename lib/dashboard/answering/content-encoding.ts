import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { type DashboardRequest, headerOf } from '../access/dashboard-request.js';

export type ContentEncoding = 'br' | 'gzip';

/** A shorter answer fits into one packet, so it is sent uncompressed. */
export const LEAST_COMPRESSED_BYTES = 1_400;

/** The levels of Brotli and gzip that are quick enough while somebody waits. */
const QUICK = { br: 4, gzip: 5 } as const;
/** The levels for files that are compressed once, and sent again and again. */
const THOROUGH = { br: 9, gzip: 9 } as const;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** The best encoding that a client takes; undefined if the client takes none of ours. */
export function encodingFor(request: DashboardRequest): ContentEncoding | undefined {
  const header = headerOf(request, 'accept-encoding') ?? '';
  const taken = new Map(header.toLowerCase().split(',').map(entryOf));
  const isTaken = (name: string) => (taken.get(name) ?? taken.get('*') ?? 0) > 0;
  return (['br', 'gzip'] as const).find(isTaken);
}

/** Compresses outside of the event loop. */
export function compress(
  content: Buffer,
  encoding: ContentEncoding,
  { isThorough = false }: { readonly isThorough?: boolean } = {},
): Promise<Buffer> {
  const level = (isThorough ? THOROUGH : QUICK)[encoding];
  if (encoding === 'gzip') return zip(content, { level });
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
  const params = { [BROTLI_PARAM_QUALITY]: level, [BROTLI_PARAM_SIZE_HINT]: content.length };
  return brotli(content, { params });
}

/** Reads an entry such as `gzip;q=0.5`. */
function entryOf(entry: string): [name: string, quality: number] {
  const [name = '', ...parameters] = entry.split(';').map((part) => part.trim());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  return [name, quality === undefined ? 1 : Number(quality.slice(2)) || 0];
}
