import { arch, cpus, platform, release, totalmem } from 'node:os';

export const machineOf = () => ({
  system: `${platform()} ${release()}`,
  architecture: arch(),
  cpus: cpus().length,
  model: cpus()[0]?.model ?? 'unknown',
  memoryGb: Math.round(totalmem() / 1e9),
});
