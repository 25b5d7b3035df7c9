/**
 * Only the first frames are searched. The frames behind these belong to the library and to Node.js, which called the
 * job's method.
 */
const MAX_LINES = 100;
const MAX_LINE_CHARS = 1_000;
const MAX_PLACE_CHARS = 200;

/** Parts of paths that mark the code of installed packages and of the runtime. */
const FOREIGN = ['node_modules/', 'node:', 'internal/', '.yarn/', '<anonymous>', 'native'];

/**
 * The topmost frame of the application's own code: the name of its function and the name of its file, such as
 * `MailService.send (mail.service)`. Empty where the stack has no such frame.
 *
 * The folder, the ending of the file, the line and the column are left out, because they differ between machines,
 * builds and versions.
 *
 * @param stack as V8 writes it: the message, and then a line for each frame
 */
export function applicationFrame(stack: string): string {
  for (const line of linesOf(stack)) {
    const frame = frameIn(line.slice(0, MAX_LINE_CHARS).trim());
    if (frame && !isForeign(frame.location)) return placeOf(frame).slice(0, MAX_PLACE_CHARS);
  }
  return '';
}

interface Frame {
  readonly name: string;
  readonly location: string;
}

function* linesOf(stack: string): Iterable<string> {
  let start = 0;
  for (let lines = 0; lines < MAX_LINES && start < stack.length; ) {
    const end = stack.indexOf('\n', start);
    const line = stack.slice(start, end < 0 ? undefined : end);
    // Only frames count: a message may have any number of lines.
    if (isFrame(line)) lines += 1;
    yield line;
    if (end < 0) return;
    start = end + 1;
  }
}

const isFrame = (line: string): boolean => line.trimStart().startsWith('at ');

function frameIn(line: string): Frame | undefined {
  if (!isFrame(line)) return undefined;

  const call = withoutPrefix(withoutPrefix(line.slice('at '.length), 'async '), 'new ');
  const open = call.endsWith(')') ? call.lastIndexOf(' (') : -1;
  if (open < 0) return isLocation(call) ? { name: '', location: call } : undefined;

  const location = call.slice(open + 2, -1);
  return isLocation(location) ? { name: call.slice(0, open), location } : undefined;
}

const withoutPrefix = (text: string, prefix: string): string =>
  text.startsWith(prefix) ? text.slice(prefix.length) : text;

/** Whether the text ends in a line and a column. */
const isLocation = (text: string): boolean => /:\d+:\d+$/.test(text);

function isForeign(location: string): boolean {
  const path = location.replaceAll('\\', '/');
  return FOREIGN.some((part) => path.startsWith(part) || path.includes(`/${part}`));
}

function placeOf({ name, location }: Frame): string {
  const file = fileOf(location);
  const called = functionOf(name);
  return called === '' ? file : `${called} (${file})`;
}

/** Leaves out `[as alias]` and `Object.<anonymous>`, which add nothing to `Type.name` and the file. */
function functionOf(name: string): string {
  const [called = ''] = name.split(' [as ', 1);
  return called
    .split('.')
    .filter((part) => part !== '<anonymous>' && part !== 'Object')
    .join('.');
}

function fileOf(location: string): string {
  const path = location.replace(/:\d+:\d+$/, '').replaceAll('\\', '/');
  const [file = ''] = path.slice(path.lastIndexOf('/') + 1).split('?', 1);
  return file.replace(/\.[cm]?[jt]sx?$/, '');
}
