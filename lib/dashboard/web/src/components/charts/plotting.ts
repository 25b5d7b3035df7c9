import 'uplot/dist/uPlot.min.css';

// In a file of its own, so that script and style come together, and only with the first chart.
// biome-ignore lint/performance/noBarrelFile: see above
export { default } from 'uplot';
