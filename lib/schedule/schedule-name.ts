import { z } from 'zod';
import { EXACT_TEXT, isExactText } from '../support/text/exact-text.js';

const MAX_CHARS = 100;

/** The name becomes the id of the recurring job. */
export const scheduleName = () => z.string().min(1).max(MAX_CHARS).refine(isExactText, EXACT_TEXT);
