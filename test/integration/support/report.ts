/** Tells a figure to whoever runs the specs. */
export const report = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
