/** Whether everything is tried: `npm run test:package -- --all`. */
export const isWhole = process.env.PACKAGE_WHOLE === 'yes';
