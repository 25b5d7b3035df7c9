import { inflateSync } from 'node:zlib';

const HEAD_BYTES = 8;
const BYTES_PER_PIXEL = { 2: 3, 6: 4 };

/**
 * The pixels of a picture as Chromium writes them: 8 bits a channel, without interlacing.
 *
 * @param {Buffer} file
 * @returns {{ width: number, height: number, colours: Uint32Array }} each colour as 0xRRGGBB
 */
export function readPng(file) {
  const chunks = [...chunksOf(file)];
  const header = chunks.find(({ type }) => type === 'IHDR').data;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const size = BYTES_PER_PIXEL[header[9]];
  const data = chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data);

  const bytes = unfiltered(inflateSync(Buffer.concat(data)), { rows: height, width, size });
  const colours = Uint32Array.from({ length: width * height }, (_, pixel) =>
    bytes.readUIntBE(pixel * size, 3),
  );
  return { width, height, colours };
}

function* chunksOf(file) {
  for (let at = HEAD_BYTES; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    yield { type, data: file.subarray(at + 8, at + 8 + length) };
    at += length + 12;
  }
}

/** Each row begins with the number of its filter, which computes bytes from their neighbours. */
function unfiltered(filtered, { rows, width, size }) {
  const stride = width * size;
  const bytes = Buffer.alloc(stride * rows);
  for (let row = 0; row < rows; row += 1) {
    const filter = filtered[row * (stride + 1)];
    for (let column = 0; column < stride; column += 1) {
      const at = row * stride + column;
      const left = column < size ? 0 : bytes[at - size];
      const above = row === 0 ? 0 : bytes[at - stride];
      const diagonal = column < size || row === 0 ? 0 : bytes[at - stride - size];
      bytes[at] = filtered[at + row + 1] + predicted(filter, { left, above, diagonal });
    }
  }
  return bytes;
}

function predicted(filter, { left, above, diagonal }) {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return Math.floor((left + above) / 2);
  return filter === 4 ? paeth(left, above, diagonal) : 0;
}

function paeth(left, above, diagonal) {
  const estimate = left + above - diagonal;
  const [toLeft, toAbove, toDiagonal] = [left, above, diagonal].map((it) =>
    Math.abs(estimate - it),
  );
  if (toLeft <= toAbove && toLeft <= toDiagonal) return left;
  return toAbove <= toDiagonal ? above : diagonal;
}
