/** Lets the process that forked this one call these methods, one `Remote` call each. */
export function serve(methods) {
  process.on('message', async ({ id, method, args }) => {
    try {
      process.send({ id, result: await methods[method](...args) });
    } catch (error) {
      process.send({ id, error: String(error?.stack ?? error) });
    }
  });
  // The parent process is gone, so nobody else would stop this one.
  process.on('disconnect', () => process.exit(1));
}
