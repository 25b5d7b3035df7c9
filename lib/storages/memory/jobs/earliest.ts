export function earliest(times: readonly number[]): Date | undefined {
  return times.length === 0 ? undefined : new Date(Math.min(...times));
}
