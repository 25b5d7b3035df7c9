import type { ValueLimit } from '../../storage/value-limit.js';
import { InvalidOptionsError } from '../../support/options/invalid-options-error.js';

interface ValueSizes {
  readonly maxArgumentsBytes: number;
  readonly maxResultBytes: number;
}

/**
 * The store must have room for the largest arguments and results that the options allow. Otherwise large ones would
 * fail one by one.
 *
 * @throws InvalidOptionsError
 */
export function requireRoomForValues(
  { valueLimit: limit }: { readonly valueLimit?: ValueLimit | undefined },
  { maxArgumentsBytes, maxResultBytes }: ValueSizes,
): void {
  if (!limit) return;

  const sizes = Object.entries({ maxArgumentsBytes, maxResultBytes });
  const tooLarge = sizes.filter(([, bytes]) => bytes > limit.bytes);
  if (tooLarge.length === 0) return;
  throw new InvalidOptionsError(
    'hangfire',
    tooLarge.map(
      ([name, bytes]) => `${name}: expected at most ${limit.bytes}, ${limit.reason}, got ${bytes}.`,
    ),
  );
}
