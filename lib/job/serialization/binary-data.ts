/** A Buffer is a Uint8Array to the serialiser, and would come back as one. */
export const bufferReducer = {
  Buffer: (value: unknown) => Buffer.isBuffer(value) && { base64: value.toString('base64') },
};

export const bufferReviver = {
  Buffer: ({ base64 }: { readonly base64: unknown }) => {
    // Of an object with a `length`, Node would make a buffer of that many bytes.
    if (typeof base64 !== 'string') throw new TypeError('Expected the base64 text of a Buffer');
    return Buffer.from(base64, 'base64');
  },
};

/**
 * Describes a view by the bytes it shows. A view may look at a small part of memory that is shared
 * with others, such as Node's buffer pool, whose other bytes do not belong into a job.
 */
export function viewInfo({ buffer, byteOffset, byteLength }: ArrayBufferView) {
  const showsAll = byteLength === buffer.byteLength;
  return {
    buffer: showsAll ? buffer : buffer.slice(byteOffset, byteOffset + byteLength),
    byteOffset: 0,
    byteLength,
    bufferByteLength: byteLength,
  };
}
