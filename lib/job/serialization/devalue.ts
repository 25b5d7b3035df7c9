/** Comes along with the build: as a package of its own it is made of ES modules only. */
// biome-ignore lint/performance/noBarrelFile: a module of its own is what the build can bundle
export { stringify, unflatten } from 'devalue';
