import { readFileSync } from 'node:fs';

/**
 * The peak memory of this process. On Linux, `maxRSS` includes the peak of the parent process; VmHWM does
 * not.
 */
export function peakMemoryBytes() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024;
}
