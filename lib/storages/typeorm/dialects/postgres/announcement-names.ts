import { createHmac } from 'node:crypto';

const CHANNEL_LENGTH = 32;
const HASH_LENGTH = 16;
/** Applications may make a queue for each of their customers. */
const MAX_REMEMBERED = 1_000;

/**
 * What announcements are called on their way between processes. Everybody who may connect to a database can
 * listen and notify there, and sees every notification on a channel whose name he knows. So the name of
 * the channel, and those of the queues and servers that are announced, are made with a secret, which
 * can be read by those who may read the jobs themselves.
 */
export class AnnouncementNames {
  private secret: string | undefined;
  private hashes = new Map<string, string>();
  private secretChannel: string | undefined;

  constructor(private readonly schema: string) {}

  /** Undefined until the secret is known: when the store has been opened. */
  get channel(): string | undefined {
    return this.secretChannel;
  }

  learn(secret: string): void {
    this.secret = secret;
    this.hashes = new Map();
    this.secretChannel = `hangfire_${this.hashed('channel', this.schema, CHANNEL_LENGTH)}`;
  }

  hashOf(kind: 'queue' | 'server', name: string): string {
    const key = `${kind} ${name}`;
    const known = this.hashes.get(key);
    if (known !== undefined) return known;

    const hash = this.hashed(kind, name, HASH_LENGTH);
    if (this.hashes.size >= MAX_REMEMBERED) this.hashes.clear();
    this.hashes.set(key, hash);
    return hash;
  }

  private hashed(kind: string, name: string, length: number): string {
    const hmac = createHmac('sha256', this.secret ?? '');
    return hmac.update(`${kind} ${name}`).digest('hex').slice(0, length);
  }
}
