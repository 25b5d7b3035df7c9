import type { BackgroundProcess, Pause, ProcessContext } from '../../server/background-process.js';

/** Lets a background process take turns until it would rest. */
export async function untilDone(
  process: BackgroundProcess,
  context: ProcessContext,
): Promise<Pause> {
  for (;;) {
    const pause = await process.execute(context);
    if (pause.ms > 0) return pause;
  }
}
