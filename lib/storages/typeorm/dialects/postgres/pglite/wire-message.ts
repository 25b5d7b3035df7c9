export interface FieldDescription {
  readonly name: string;
  readonly dataTypeID: number;
}

interface RowDescription {
  readonly name: 'rowDescription';
  readonly fields: readonly FieldDescription[];
}

interface DataRow {
  readonly name: 'dataRow';
  readonly fields: readonly (string | null)[];
}

interface CommandComplete {
  readonly name: 'commandComplete';
  readonly text: string;
}

interface ReadyForQuery {
  readonly name: 'readyForQuery';
  /** I: no transaction · T: in a transaction · E: in a transaction that has failed. */
  readonly status: 'I' | 'T' | 'E';
}

interface Failure extends Error {
  readonly name: 'error';
}

export interface Notification {
  readonly name: 'notification';
  readonly channel: string;
  readonly payload: string;
  readonly processId: number;
}

interface Signal {
  readonly name: 'parseComplete' | 'notice';
}

/** What the server says in PostgreSQL's wire protocol, as far as this driver listens. */
export type WireMessage =
  | RowDescription
  | DataRow
  | CommandComplete
  | ReadyForQuery
  | Failure
  | Notification
  | Signal;
