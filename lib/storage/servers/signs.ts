/** What a heartbeat sees of the system for those who look for problems: while it sees nothing new, nobody has to look. */
export interface Signs {
  /**
   * Whether something is under way from which a problem may arise: a job is ready or parked in any queue, attempts were
   * measured in minutes that began less than `MEASURED_LATELY_MS` ago, a server has been silent for `SILENT_AFTER_MS`, the
   * clock of one is wrong by ten seconds, or a snapshot has been held for `LONG_SNAPSHOT_MS`.
   */
  readonly areThere: boolean;
  /** The servers on record as a text: it differs where one has come, gone, begun to stop, or first said what it does. */
  readonly servers: string;
  /** Whether the heartbeat can see how long snapshots are held. */
  readonly coverSnapshots: boolean;
}

/** How long attempts are a sign after the beginning of their minute, in milliseconds. */
export const MEASURED_LATELY_MS = 180_000;
/**
 * After how long without a heartbeat a server is silent, in milliseconds. By default a server sends a heartbeat every six
 * seconds, and counts as lost after fifteen.
 */
export const SILENT_AFTER_MS = 30_000;
/** A snapshot that is held for longer is a problem, in milliseconds. */
export const LONG_SNAPSHOT_MS = 5 * 60_000;
