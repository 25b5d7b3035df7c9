import { crc32, deflateSync } from 'node:zlib';
import { paletteOf } from './palette.mjs';
import { readPng } from './read-png.mjs';

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const [EIGHT_BITS, INDEXED] = [8, 3];

/**
 * The picture with one byte for each pixel, a third of its size. Pages have few colours.
 *
 * @param {Buffer} file
 * @returns {Buffer}
 */
export function compressPng(file) {
  const { width, height, colours } = readPng(file);
  const { palette, indexOf } = paletteOf(colours);

  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([EIGHT_BITS, INDEXED], 8);
  const rows = Buffer.alloc((width + 1) * height);
  colours.forEach((colour, pixel) => {
    rows[pixel + Math.floor(pixel / width) + 1] = indexOf.get(colour);
  });

  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((it) => [it >> 16, (it >> 8) & 255, it & 255]))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type, data) {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, checksum]);
}
