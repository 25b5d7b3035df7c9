import { UnsupportedServerError } from '../../../../parts/errors/unsupported-server-error.js';
import type { Row } from '../../../../sql/row.js';

/** Schema with the functions of PostgreSQL itself. */
const BUILT_INS = 'pg_catalog';

const remedyFor = (setting: string, why: string) =>
  `${why} Take the setting away from the options of the DataSource, the role (ALTER ROLE … RESET ${setting}) and the ` +
  `database (ALTER DATABASE … RESET ${setting}).`;

/**
 * Refuses settings of the session under which PostgreSQL answers wrong values without an error.
 *
 * @throws UnsupportedServerError
 */
export function requireSessionSettings(facts: Row): void {
  const digits = Number(facts.extra_float_digits);
  if (digits < 0) {
    throw new UnsupportedServerError(
      'extra_float_digits',
      String(digits),
      remedyFor('extra_float_digits', 'PostgreSQL rounds times and durations below 0.'),
    );
  }
  if (facts.array_nulls === 'off') {
    throw new UnsupportedServerError(
      'array_nulls',
      'off',
      remedyFor('array_nulls', 'PostgreSQL takes a missing value for the text "NULL".'),
    );
  }
  const first = String(facts.first_schema);
  if (first === BUILT_INS) return;
  throw new UnsupportedServerError(
    'search_path',
    `${first} before ${BUILT_INS}`,
    remedyFor('search_path', `Functions in ${first} would replace those of PostgreSQL.`),
  );
}
