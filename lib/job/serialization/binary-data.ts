/** Keeps a Buffer a Buffer. Without this, the serialiser takes it for a Uint8Array. */
export const bufferReducer = {
  Buffer: (value: unknown) => Buffer.isBuffer(value) && { base64: value.toString('base64') },
};

export const bufferReviver = {
  Buffer: ({ base64 }: { readonly base64: unknown }) => {
    // Node would turn an object with a `length` into a buffer of that many bytes.
    if (typeof base64 !== 'string') throw new TypeError('Expected the base64 text of a Buffer');
    return Buffer.from(base64, 'base64');
  },
};

/**
 * Describes a view only by the bytes that it shows. A view may show a small part of shared memory, such as Node's
 * buffer pool, and the other bytes must not get into a job.
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
