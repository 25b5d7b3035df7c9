/** Milliseconds on a clock that never jumps and that all processes of this machine share. */
export const nowMs = () => Number(process.hrtime.bigint()) / 1e6;
