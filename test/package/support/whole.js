/** Whether everything is tried: `npm run test:package -- --all`. */
export const isWhole = process.env.PACKAGE_WHOLE === 'yes';

/** Only scaffolds with this text in their titles: `npm run test:package -- --all --only pnpm`. */
export const only = process.env.PACKAGE_ONLY;
