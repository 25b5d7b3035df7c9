/** What jobs take. */
export const RIGHTS_TO_RUN = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'] as const;
/** What making and changing the tables takes beside. */
export const RIGHTS_TO_MIGRATE = ['CREATE', 'ALTER', 'DROP', 'INDEX', 'REFERENCES'] as const;

export type Right = (typeof RIGHTS_TO_RUN | typeof RIGHTS_TO_MIGRATE)[number];

/** `GRANT SELECT, INSERT ON "shop".* TO …`, with any kind of quotes. */
const GRANT = /^GRANT (.+?) ON (?:TABLE )?(\S.*?) TO /;
const WHOLE_DATABASE = /^(\*|(["`]?)(.*)\2)\.\*$/;

/**
 * The rights that a user lacks on a whole database, as the lines of SHOW GRANTS say it, which list what active roles give.
 * None where they cannot tell: grants on single tables may give what is missing.
 */
export function lackingRights<Wanted extends Right>(
  grants: readonly string[],
  database: string,
  wanted: readonly Wanted[],
): readonly Wanted[] {
  const had = new Set<string>();
  for (const line of grants) {
    const [, rights = '', object = ''] = GRANT.exec(line) ?? [];
    const place = WHOLE_DATABASE.exec(object);
    if (!place) {
      if (isTableOf(database, object)) return [];
      continue;
    }
    if (place[1] !== '*' && !isLike(database, place[3] ?? '')) continue;
    for (const right of rights.split(', ')) had.add(right);
  }
  return had.has('ALL PRIVILEGES') ? [] : wanted.filter((right) => !had.has(right));
}

const isTableOf = (database: string, object: string): boolean =>
  ['`', '"', ''].some((quote) => object.startsWith(`${quote}${database}${quote}.`));

/** Names in grants are patterns of LIKE. */
function isLike(database: string, pattern: string): boolean {
  const parts = pattern.match(/\\.|[\s\S]/g) ?? [];
  const text = parts.map((part) => {
    if (part === '%') return '.*';
    if (part === '_') return '.';
    return part.slice(-1).replace(/[\\^$.*+?()[\]{}|]/, '\\$&');
  });
  return new RegExp(`^${text.join('')}$`, 'is').test(database);
}
