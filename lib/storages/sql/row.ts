/** A row as a driver answers it. A dialect names the columns as the readings in the folders of the roles expect them. */
export type Row = Readonly<Record<string, unknown>>;

/** Of a condition: one driver answers true, another one 1. */
export const isTrue = (value: unknown): boolean => value === true || Number(value) === 1;

export const optionalText = (value: unknown): string | undefined =>
  (value as string | null) ?? undefined;

export const idsOf = (rows: readonly Row[]): string[] => rows.map(({ id }) => id as string);

/** @throws TypeError where the statement answered no row */
export function onlyRow([row]: readonly Row[]): Row {
  if (!row) throw new TypeError('This statement answers exactly one row.');
  return row;
}
