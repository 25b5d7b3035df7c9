import { readFileSync } from 'node:fs';

/**
 * The most memory that this process ever had. Linux hands the peak of the process that forked it down
 * in `maxRSS`; VmHWM is its own.
 */
export function peakMemoryBytes() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024;
}
