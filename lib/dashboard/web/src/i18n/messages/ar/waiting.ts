import type { waiting as english } from '../en/waiting';
import type { Translation } from '../translation';

export const waiting: Translation<typeof english> = {
  'waiting.title': 'لماذا تنتظر',
  'waiting.paused': 'أُوقف الطابور {queue} مؤقتًا {since}.',
  'waiting.pausedBy': 'أوقف {by} الطابور {queue} مؤقتًا {since}.',
  'waiting.unserved': 'لا يخدم الطابور {queue} أي خادم.',
  'waiting.unknown':
    'لا يعرف أي خادم من خوادم الطابور {queue} الطريقة {method}. تُشغَّل المهمة حالما يبدأ خادم يعرفها.',
  'waiting.known': 'الخادم الذي أخذها لا يعرف {method}. ستُشغَّل على {servers}.',
  'waiting.unknownMethods': 'لا يعرف أي خادم {methods}: تنتظر مهام الطابور {queue} خادمًا يعرفها.',
  'waiting.busy': {
    zero: 'ليس لخوادمها أي عامل.',
    one: 'العامل الوحيد لخوادمها مشغول.',
    two: 'عاملا خوادمها كلاهما مشغولان.',
    few: 'كل عمال خوادمها مشغولون ({count} عمال).',
    many: 'كل عمال خوادمها مشغولون ({count} عاملًا).',
    other: 'كل عمال خوادمها مشغولون ({count} عامل).',
  },
  'waiting.busyWith': {
    zero: 'ليس لخوادمها أي عامل غير مشغول؛ المهام قيد التنفيذ: {methods}.',
    one: 'العامل الوحيد لخوادمها مشغول بتنفيذ {methods}.',
    two: 'عاملا خوادمها كلاهما مشغولان، وغالبًا بتنفيذ {methods}.',
    few: 'كل عمال خوادمها مشغولون ({count} عمال)، وغالبًا بتنفيذ {methods}.',
    many: 'كل عمال خوادمها مشغولون ({count} عاملًا)، وغالبًا بتنفيذ {methods}.',
    other: 'كل عمال خوادمها مشغولون ({count} عامل)، وغالبًا بتنفيذ {methods}.',
  },
  'waiting.next': 'هي التالية في طابورها.',
  'waiting.ahead': {
    zero: 'لا مهام قبلها في طابورها.',
    one: 'مهمة واحدة قبلها في طابورها.',
    two: 'مهمتان قبلها في طابورها.',
    few: '{count} مهام قبلها في طابورها.',
    many: '{count} مهمة قبلها في طابورها.',
    other: '{count} مهمة قبلها في طابورها.',
  },
  'waiting.aheadFor': {
    zero: 'لا مهام قبلها في طابورها: نحو {duration} بمعدل آخر دقيقة.',
    one: 'مهمة واحدة قبلها في طابورها: نحو {duration} بمعدل آخر دقيقة.',
    two: 'مهمتان قبلها في طابورها: نحو {duration} بمعدل آخر دقيقة.',
    few: '{count} مهام قبلها في طابورها: نحو {duration} بمعدل آخر دقيقة.',
    many: '{count} مهمة قبلها في طابورها: نحو {duration} بمعدل آخر دقيقة.',
    other: '{count} مهمة قبلها في طابورها: نحو {duration} بمعدل آخر دقيقة.',
  },
  'waiting.lock': 'تنتظر القفل {resource}. لا يحمله أحد الآن: أُيقظت مهمة لأخذه.',
  'waiting.lockHeld': 'تنتظر القفل {resource}، الذي تحمله',
  'waiting.time': 'يحين موعدها {at}.',
  'waiting.retry': 'فشل آخر تشغيل لها. تُشغَّل مجددًا {at}.',
  'waiting.parents': {
    zero: 'لا شيء مما تنتظره لم ينتهِ بعد.',
    one: 'لم تنتهِ مهمة أو دفعة واحدة تنتظرها.',
    two: 'لم تنتهِ مهمتان أو دفعتان تنتظرهما.',
    few: 'لم تنتهِ {count} مهام أو دفعات تنتظرها.',
    many: 'لم تنتهِ {count} مهمة أو دفعة تنتظرها.',
    other: 'لم تنتهِ {count} مهمة أو دفعة تنتظرها.',
  },
  'waiting.parentsEnded': 'انتهى كل ما تنتظره. ستتابع بعد لحظات.',
};
