/**
 * The names of the IANA database that are not of the form Area/Location. The database gets no new names of this kind.
 */
const NAMES_OF_ONE_WORD = new Set(
  (
    'CET CST6CDT Cuba EET EST EST5EDT Egypt Eire GB GB-Eire GMT GMT+0 GMT-0 GMT0 Greenwich HST Hongkong Iceland ' +
    'Iran Israel Jamaica Japan Kwajalein Libya MET MST MST7MDT NZ NZ-CHAT Navajo PRC PST8PDT Poland Portugal ROC ' +
    'ROK Singapore Turkey UCT UTC Universal W-SU WET Zulu'
  )
    .toLowerCase()
    .split(' '),
);

/** Names of the form Area/Location that Intl accepts, but that the IANA database does not have, or no longer has. */
const ONLY_IN_INTL = /^(?:systemv\/.*|us\/pacific-new|canada\/east-saskatchewan|etc\/unknown)$/;

/**
 * The zones that people mean by abbreviations. Abbreviations are not names of zones, and most have several meanings.
 */
const MEANT_BY: Readonly<Record<string, readonly string[]>> = {
  act: ['Australia/Darwin', 'America/Rio_Branco'],
  aedt: ['Australia/Sydney'],
  aest: ['Australia/Sydney', 'Australia/Brisbane'],
  aet: ['Australia/Sydney'],
  agt: ['America/Argentina/Buenos_Aires'],
  art: ['America/Argentina/Buenos_Aires', 'Africa/Cairo'],
  ast: ['America/Halifax', 'Asia/Riyadh', 'America/Anchorage'],
  bet: ['America/Sao_Paulo'],
  brt: ['America/Sao_Paulo'],
  bst: ['Europe/London', 'Asia/Dhaka'],
  cat: ['Africa/Maputo'],
  cdt: ['America/Chicago', 'America/Havana'],
  cest: ['Europe/Paris', 'Europe/Berlin'],
  cnt: ['America/St_Johns'],
  cst: ['America/Chicago', 'Asia/Shanghai', 'America/Havana'],
  ctt: ['Asia/Shanghai'],
  eat: ['Africa/Nairobi'],
  ect: ['Europe/Paris', 'America/Guayaquil'],
  edt: ['America/New_York'],
  eest: ['Europe/Athens', 'Europe/Helsinki'],
  hkt: ['Asia/Hong_Kong'],
  iet: ['America/Indiana/Indianapolis'],
  ist: ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem'],
  jst: ['Asia/Tokyo'],
  kst: ['Asia/Seoul'],
  mdt: ['America/Denver'],
  mit: ['Pacific/Apia', 'Pacific/Marquesas'],
  msk: ['Europe/Moscow'],
  net: ['Asia/Yerevan'],
  nst: ['America/St_Johns', 'Pacific/Auckland'],
  nzst: ['Pacific/Auckland'],
  pdt: ['America/Los_Angeles'],
  plt: ['Asia/Karachi'],
  pnt: ['America/Phoenix'],
  prt: ['America/Puerto_Rico'],
  pst: ['America/Los_Angeles', 'Asia/Manila'],
  sgt: ['Asia/Singapore'],
  sst: ['Pacific/Pago_Pago', 'Pacific/Guadalcanal'],
  trt: ['Europe/Istanbul'],
  vst: ['Asia/Ho_Chi_Minh'],
  west: ['Europe/Lisbon'],
  'us/pacific-new': ['America/Los_Angeles'],
  'canada/east-saskatchewan': ['America/Regina'],
  'systemv/ast4': ['America/Puerto_Rico'],
  'systemv/ast4adt': ['America/Halifax'],
  'systemv/cst6': ['America/Regina'],
  'systemv/cst6cdt': ['America/Chicago'],
  'systemv/est5': ['America/Panama'],
  'systemv/est5edt': ['America/New_York'],
  'systemv/hst10': ['Pacific/Honolulu'],
  'systemv/mst7': ['America/Phoenix'],
  'systemv/mst7mdt': ['America/Denver'],
  'systemv/pst8': ['Pacific/Pitcairn'],
  'systemv/pst8pdt': ['America/Los_Angeles'],
  'systemv/yst9': ['Pacific/Gambier'],
  'systemv/yst9ydt': ['America/Anchorage'],
};

/** Old names of the IANA database that Intl still returns, with the names that have replaced them. */
const RENAMED: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** The name that the IANA database has today for a zone that Intl has named. */
export const currentName = (intlName: string): string => RENAMED[intlName] ?? intlName;

/**
 * Whether a name that Intl knows can be a name of the IANA database. Intl knows 40 other names. To Intl, BST is Dhaka;
 * the people who write BST mean London.
 */
export function mayBeIanaName(name: string): boolean {
  const lowered = name.toLowerCase();
  return lowered.includes('/') ? !ONLY_IN_INTL.test(lowered) : NAMES_OF_ONE_WORD.has(lowered);
}

/** The zones that people may mean by a text that is not the name of a zone. */
export function zonesMeantBy(name: string): readonly string[] {
  const lowered = name.toLowerCase();
  return Object.hasOwn(MEANT_BY, lowered) ? (MEANT_BY[lowered] ?? []) : zonesAhead(lowered);
}

/** Turns the sign around: in the names of these zones, a plus is west of Greenwich. */
function zonesAhead(name: string): readonly string[] {
  const offset = /^(?:gmt|utc)?(?<sign>[+-])0?(?<hours>\d\d?)(?::?00)?$/.exec(name)?.groups;
  const hours = Number(offset?.hours);
  const isAhead = offset?.sign === '+';
  if (!(hours > 0 && hours <= (isAhead ? 14 : 12))) return [];
  return [`Etc/GMT${isAhead ? '-' : '+'}${hours}`];
}
