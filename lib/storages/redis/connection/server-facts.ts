/** What a server says of itself. A value is undefined where the server, or the rights of the user, keep it back. */
export interface ServerFacts {
  /** Of Redis, or the one that Valkey says to be compatible with. */
  readonly version: string | undefined;
  /** What the server removes when its memory is full. */
  readonly maxmemoryPolicy: string | undefined;
  /** Whether changes are written to the append-only file. */
  readonly hasAppendOnlyFile: boolean | undefined;
}

/** @param info the lines of INFO */
export function readFacts(info: string): ServerFacts {
  const said = new Map<string, string>();
  for (const line of info.split(/\r?\n/)) {
    const at = line.indexOf(':');
    if (at > 0) said.set(line.slice(0, at), line.slice(at + 1));
  }
  const appends = said.get('aof_enabled');
  return {
    version: said.get('redis_version'),
    maxmemoryPolicy: said.get('maxmemory_policy'),
    hasAppendOnlyFile: appends === undefined ? undefined : appends === '1',
  };
}

/** Whether a version, such as `7.0.15`, is at least this one. */
export function isAtLeast(version: string, [major, minor]: readonly [number, number]): boolean {
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number);
  return ownMajor === major ? ownMinor >= minor : ownMajor > major;
}
