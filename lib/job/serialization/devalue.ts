/** devalue is bundled into the build, because the package consists of ES modules only. */
// biome-ignore lint/performance/noBarrelFile: a module of its own is what the build can bundle
export { stringify, unflatten } from 'devalue';
