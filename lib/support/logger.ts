/** Values that vary from one event to the next; the text of the event never does. */
export type LogFacts = Readonly<Record<string, unknown>>;

/** The port through which the engine speaks; the Nest module gives one that writes to Nest's logger. */
export interface Logger {
  debug(event: string, facts?: LogFacts): void;
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  error(event: string, facts?: LogFacts): void;
}

const silent = () => {};

export const silentLogger: Logger = { debug: silent, info: silent, warn: silent, error: silent };
