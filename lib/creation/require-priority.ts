import { InvalidPriorityError } from './errors/invalid-priority-error.js';

const LOWEST = -32_768;
const HIGHEST = 32_767;

export function requirePriority(priority: number): number {
  const isValid = Number.isInteger(priority) && priority >= LOWEST && priority <= HIGHEST;
  if (!isValid) throw new InvalidPriorityError(priority);
  return priority;
}
