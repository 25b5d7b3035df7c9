/** A number of callers at once, each of which waits for its call before it makes the next one. */
export async function callUntil(isOver, { callers, call }) {
  let next = 0;
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (!isOver(next)) await call(next++);
    }),
  );
  return next;
}
