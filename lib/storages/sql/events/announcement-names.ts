import { createHmac } from 'node:crypto';

/** Long enough to be guessed by nobody, and for two queues to have different ones. */
const HASH_LENGTH = 24;
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
  private readonly hashes = new Map<string, string>();
  private renamed: () => void = () => {};

  constructor(private readonly schema: string) {}

  /** False until the store has been opened: nothing can be announced before. */
  get areKnown(): boolean {
    return this.secret !== undefined;
  }

  /** Whoever has the old names is to take the new ones. */
  onRenamed(listener: () => void): void {
    this.renamed = listener;
  }

  /** False where it was known already. */
  learn(secret: string): boolean {
    if (secret === this.secret) return false;
    this.secret = secret;
    this.hashes.clear();
    this.renamed();
    return true;
  }

  get channel(): string {
    return `hangfire_${this.hashOf('channel', this.schema)}`;
  }

  hashOf(kind: 'channel' | 'queue' | 'server', name: string): string {
    const key = `${kind} ${name}`;
    const known = this.hashes.get(key);
    if (known !== undefined) return known;

    if (this.secret === undefined) throw new TypeError('The store has not been opened yet.');
    const hmac = createHmac('sha256', this.secret).update(key);
    const hash = hmac.digest('hex').slice(0, HASH_LENGTH);
    if (this.hashes.size >= MAX_REMEMBERED) this.hashes.clear();
    this.hashes.set(key, hash);
    return hash;
  }
}
