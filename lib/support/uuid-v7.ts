import { randomFillSync } from 'node:crypto';

/**
 * UUIDs of version 7 (RFC 9562): 48 bits of milliseconds, then a 12-bit counter and 62 random bits. The ids of
 * one generator grow strictly, even when the clock stands still or steps back, so they sort by age and fill an
 * index from its right edge.
 */
export class UuidV7Generator {
  private lastMs = 0;
  private counter = 0;
  private readonly pool = Buffer.alloc(4096);
  private offset = this.pool.length;

  next(nowMs: number): string {
    this.tick(nowMs);
    const random = this.randomBytes();
    const time = this.lastMs.toString(16).padStart(12, '0');
    const counter = this.counter.toString(16).padStart(3, '0');
    // The variant bits "10" stand at the head of the last 64.
    const variant = ((random.readUInt16BE(0) & 0x3fff) | 0x8000).toString(16);
    const node = random.toString('hex', 2, 8);

    return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-${variant}-${node}`;
  }

  private tick(nowMs: number): void {
    const ms = Math.trunc(nowMs);
    if (ms > this.lastMs) {
      this.lastMs = ms;
      this.counter = 0;
    } else if (this.counter < 0xfff) {
      this.counter += 1;
    } else {
      // More than 4,096 ids in a millisecond use up the counter. The next millisecond is used early, so that the order
      // holds.
      this.lastMs += 1;
      this.counter = 0;
    }
  }

  private randomBytes(): Buffer {
    if (this.offset === this.pool.length) {
      randomFillSync(this.pool);
      this.offset = 0;
    }
    const bytes = this.pool.subarray(this.offset, this.offset + 8);
    this.offset += 8;
    return bytes;
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isUuid = (text: unknown): text is string =>
  typeof text === 'string' && UUID.test(text);

/** When a UUID of version 7 was made, in milliseconds since 1970; undefined for other texts. */
export const timeOfUuidV7 = (id: string): number | undefined =>
  isUuid(id) && id[14] === '7' ? Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) : undefined;
