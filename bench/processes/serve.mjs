/** Lets the process that forked this one call these methods, one `Remote` call each. */
export function serve(methods) {
  process.on('message', async ({ id, method, args }) => {
    try {
      process.send({ id, result: await methods[method](...args) });
    } catch (error) {
      process.send({ id, error: String(error?.stack ?? error) });
    }
  });
  // Whoever started it is gone; nobody would ever stop it.
  process.on('disconnect', () => process.exit(1));
}
