import { eventually } from '../../support/eventually.js';

/**
 * Repeats a look at the page until it finds what it expects. Focus, title, drawings and fields follow in an effect,
 * after the frame that shows the text that a spec has waited for.
 */
export async function settles(look: () => Promise<void>): Promise<void> {
  let failure: unknown;
  const succeeds = () =>
    look().then(
      () => true,
      (error: unknown) => {
        failure = error;
        return false;
      },
    );
  await eventually(succeeds).catch(() => {
    throw failure;
  });
}
