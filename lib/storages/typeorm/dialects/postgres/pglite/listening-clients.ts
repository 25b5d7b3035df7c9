import type { EventEmitter } from 'node:events';

const LISTEN_COMMAND = /\b(un)?listen\s+("(?:[^"]|"")+"|\*|[\p{L}\p{N}_$]+)/giu;

/** Which client listens to which channels; the server knows one session only. */
export class ListeningClients {
  readonly #channels = new Map<EventEmitter, Set<string>>();

  /** Takes note of the LISTEN and UNLISTEN commands in a text that the server has accepted. */
  follow(client: EventEmitter, text: string): void {
    const channels = this.#channels.get(client) ?? new Set<string>();
    for (const [, un, name = ''] of text.matchAll(LISTEN_COMMAND)) {
      if (!un) channels.add(toChannel(name));
      else if (name === '*') channels.clear();
      else channels.delete(toChannel(name));
    }
    this.#channels.set(client, channels);
  }

  forget(client: EventEmitter): void {
    this.#channels.delete(client);
  }

  audienceOf(channel: string): EventEmitter[] {
    const listening = [...this.#channels].filter(([, channels]) => channels.has(channel));
    return listening.map(([client]) => client);
  }

  /** The commands that make the session listen to all that any client listens to. */
  toCommands(): string {
    const channels = new Set([...this.#channels.values()].flatMap((names) => [...names]));
    return [...channels].map((name) => `LISTEN "${name.replaceAll('"', '""')}";`).join(' ');
  }
}

function toChannel(identifier: string): string {
  return identifier.startsWith('"')
    ? identifier.slice(1, -1).replaceAll('""', '"')
    : identifier.toLowerCase();
}
