const BUILT_IN = /^(?:Enqueued|Scheduled|Processing|Succeeded|Failed|Deleted|Awaiting)$/;

/** A state as it stands in addresses and searches. States of the application keep their letters, which tell them apart. */
export const stateSegment = (state: string): string =>
  BUILT_IN.test(state) ? state.toLowerCase() : state;
