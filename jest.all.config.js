/** Every spec, the long ones too, each in its whole extent: `npm run test:all`. */
process.env.HANGFIRE_TESTS = 'all';

const { default: config } = await import('./jest.config.js');

export default config;
