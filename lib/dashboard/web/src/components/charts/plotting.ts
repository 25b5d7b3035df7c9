import 'uplot/dist/uPlot.min.css';

// This file keeps script and style together, so that both are loaded with the first chart only.
// biome-ignore lint/performance/noBarrelFile: see above
export { default } from 'uplot';
