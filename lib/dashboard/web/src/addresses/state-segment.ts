const BUILT_IN = /^(?:Enqueued|Scheduled|Processing|Succeeded|Failed|Deleted|Awaiting)$/;

/**
 * A state as it stands in addresses and searches. States of the application keep their upper-case letters, because
 * two states may differ only in these.
 */
export const stateSegment = (state: string): string =>
  BUILT_IN.test(state) ? state.toLowerCase() : state;
