import { z } from 'zod';

const MINUTE_MS = 60_000;
const MAX_MUTE_MS = 30 * 86_400_000;

/** How long something is muted, in milliseconds, in a body. */
export const muteMs = z.int().min(MINUTE_MS).max(MAX_MUTE_MS).optional();
