import fc from 'fast-check';

const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'then',
  'toJSON',
  'length',
  'base64',
  'hasOwnProperty',
  '__defineGetter__',
  'Symbol(Symbol.toPrimitive)',
  '0',
  '-1',
];

const TYPES = [
  'Date',
  'Set',
  'Map',
  'RegExp',
  'Object',
  'BigInt',
  'null',
  'Buffer',
  'ArrayBuffer',
  'Uint8Array',
  'Float64Array',
  'BigInt64Array',
  'DataView',
  'URL',
  'URLSearchParams',
  'Temporal.Instant',
  'Temporal.Duration',
  'Function',
  'Symbol',
  'Promise',
  'Proxy',
  'Error',
  'SharedArrayBuffer',
  '__proto__',
  'constructor',
];

const text = fc.oneof(
  fc.constantFrom(...NAMES, ...TYPES),
  fc.string(),
  fc.constantFrom('AAAA', '9'.repeat(400), 'javascript:alert(1)', '(a+)+$', '', '\0', '\ud800'),
);

/** Where devalue expects the number of another value: inside, outside, and what stands for special ones. */
const index = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 12 }) },
  { weight: 3, arbitrary: fc.integer({ min: -9, max: -1 }) },
  fc.constantFrom(4_294_967_295, 4_294_967_294, 2 ** 53, -(2 ** 31), 0.5, 1e308),
);

const scalar = fc.oneof(text, index, fc.constantFrom(null, true, false));

const anyJson = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }), record(scalar));

const node = fc.oneof(
  scalar,
  fc.array(index, { maxLength: 6 }),
  record(index),
  fc
    .tuple(fc.constantFrom(...TYPES), fc.array(fc.oneof(index, anyJson), { maxLength: 4 }))
    .map(([type, rest]) => [type, ...rest]),
  fc
    .tuple(index, fc.array(index, { maxLength: 4 }))
    .map(([length, entries]) => [-7, length, ...entries]),
);

/** As `JSON.stringify` would write it, with names that an object literal could not have. */
function record(values: fc.Arbitrary<unknown>): fc.Arbitrary<object> {
  return fc.array(fc.tuple(fc.constantFrom(...NAMES, 'a', 'b'), values), { maxLength: 4 }).map(
    // `fromEntries` defines properties, so `__proto__` becomes one as well.
    (entries) => Object.fromEntries(entries),
  );
}

const graph = fc
  .tuple(fc.array(index, { maxLength: 4 }), fc.array(node, { maxLength: 12 }))
  .map(([root, nodes]) => JSON.stringify({ devalue: [root, ...nodes] }));

const plain = fc
  .array(fc.oneof(anyJson, fc.array(anyJson, { maxLength: 3 })))
  .map((values) => JSON.stringify(values));

const other = fc.oneof(
  record(anyJson).map((value) => JSON.stringify(value)),
  record(anyJson).map((value) => JSON.stringify({ omitted: value })),
  anyJson.map((value) => JSON.stringify({ omitted: value })),
  anyJson.map((value) => JSON.stringify({ devalue: value })),
  anyJson.map((value) => JSON.stringify(value)),
  fc.string(),
);

/** What somebody with access to the table may have written where arguments and results are stored. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: graph },
  { weight: 2, arbitrary: plain },
  { weight: 1, arbitrary: other },
);

/** Texts of a kind that chance does not find. */
export const WORST_TEXTS: Readonly<Record<string, string>> = {
  'a buffer of a gigabyte in a few characters':
    '{"devalue":[[1],["Buffer",2],{"base64":3},{"length":4},1000000000]}',
  'a buffer from a list': '{"devalue":[[1],["Buffer",2],{"base64":3},[4],1]}',
  'four billion arguments': '{"devalue":[[-7,4294967295]]}',
  'a boxed text': '{"devalue":[[1],["Object",2],"text"]}',
  'a prototype in a record': '{"devalue":[[1],{"__proto__":2},{"isAdmin":3},true]}',
  'a prototype in a record without one':
    '{"devalue":[[1],["null","__proto__",2],{"isAdmin":3},true]}',
  'a function': '{"devalue":[[1],["Function",2],"return process"]}',
  'an index before the first': '{"devalue":[[-8]]}{',
  'lists nested a million deep, cut off': '['.repeat(1_000_000),
  'a chain of a hundred thousand references': `{"devalue":[${Array.from({ length: 100_000 }, (_, at) => `[${at + 1}]`).join()},1]}`,
};
