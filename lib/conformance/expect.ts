/** Jest's assertions without Jest; the build puts them into this module, so that nobody has to install them. */
// biome-ignore lint/performance/noBarrelFile: a module of its own is what the build can bundle
export { expect } from 'expect';
