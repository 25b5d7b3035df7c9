/** Milliseconds on a clock that never jumps and that all processes of a machine share. */
export const nowMs = () => Number(process.hrtime.bigint()) / 1e6;

/** Converts a wall-clock time to that clock. */
export const monotonicMsOf = (date) => nowMs() + (date.getTime() - wallClockMs());

const wallClockMs = () => performance.timeOrigin + performance.now();
