import type { protocol } from '@electric-sql/pglite';

import type { ParameterValue } from './values/parameter-value.js';
import type { WireMessage } from './wire-message.js';

export interface Statement {
  readonly text: string;
  readonly values: readonly ParameterValue[];
  /** Planned once and kept by the server. */
  readonly isPrepared: boolean;
}

type Serialize = typeof protocol.serialize;

/**
 * Writes statements as requests of the wire protocol and knows which are already prepared.
 *
 * All clients share one session, so a prepared statement is known by its text; the names that the
 * clients chose might differ or collide.
 */
export class StatementEncoder {
  readonly #preparedNames = new Map<string, string>();

  /**
   * COPY … FROM STDIN finds no data behind it, and that ends the server. Told that the copy failed
   * it reports an error instead; outside of a COPY it ignores the message.
   */
  readonly #refuseCopy: Uint8Array;

  constructor(private readonly serialize: Serialize) {
    this.#refuseCopy = serialize.copyFail('the embedded database reads no data from its client');
  }

  encode(statement: Statement): Uint8Array {
    return isSimple(statement) ? this.#simple(statement) : this.#extended(statement);
  }

  /** Call with the answer to `encode(statement)`: only the server knows whether it was prepared. */
  remember(statement: Statement, answer: readonly WireMessage[]): void {
    if (!statement.isPrepared) return;
    if (answer.some(({ name }) => name === 'parseComplete')) {
      this.#preparedNames.set(statement.text, this.#nameFor(statement));
    }
  }

  #simple({ text }: Statement): Uint8Array {
    return Buffer.concat([this.serialize.query(text), this.#refuseCopy]);
  }

  #extended(statement: Statement): Uint8Array {
    const { serialize } = this;
    const name = this.#nameFor(statement);
    const bind = serialize.bind({ statement: name, values: [...statement.values] });

    return Buffer.concat([
      this.#preparedNames.has(statement.text) && statement.isPrepared
        ? NOTHING
        : serialize.parse({ name, text: statement.text }),
      bind,
      serialize.describe({ type: 'P' }),
      serialize.execute(),
      this.#refuseCopy,
      serialize.sync(),
    ]);
  }

  #nameFor({ text, isPrepared }: Statement): string {
    if (!isPrepared) return '';
    return this.#preparedNames.get(text) ?? `prepared_${this.#preparedNames.size + 1}`;
  }
}

const NOTHING = new Uint8Array(0);

function isSimple({ values, isPrepared }: Statement): boolean {
  return !isPrepared && values.length === 0;
}
