import { format } from 'node:util';

const PLACEHOLDER = /%[sdij]/g;

/** @param values the first values replace `%s`, `%i` and `%j` */
export function titleOf(title: string, values: readonly unknown[]): string {
  const places = title.match(PLACEHOLDER)?.length ?? 0;
  return format(title, ...values.slice(0, places));
}
