import { defineConfig } from 'vite';

// Vite reads its settings from the default export and from nowhere else.
// biome-ignore lint/style/noDefaultExport: see above
export default defineConfig({
  // The path of the dashboard is known only at run time, so every address is relative.
  base: './',
  build: {
    outDir: '../../../dist/dashboard/web',
    emptyOutDir: true,
    target: ['chrome123', 'firefox128', 'safari17.5'],
    // An image as `data:` in a style sheet or script would be one more thing for the CSP to allow.
    assetsInlineLimit: 0,
    // The polyfill would be an inline script.
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
