import type { failures as english } from '../en/failures';
import type { Translation } from '../translation';

export const failures: Translation<typeof english> = {
  'failures.title': 'ما يفشل',
  'failures.none': 'لم يفشل شيء',
  'failures.error': 'الاستثناء',
  'failures.otherMethods': {
    zero: 'ولا دوال أخرى',
    one: 'ودالة أخرى واحدة',
    two: 'ودالتان أخريان',
    few: 'و{count} دوال أخرى',
    many: 'و{count} دالة أخرى',
    other: 'و{count} دالة أخرى',
  },
  'failures.attempts': 'المحاولات الفاشلة، آخر ساعة',
  'failures.minutes':
    'المحاولات الفاشلة حسب الدقيقة خلال آخر ساعة: {most} في أسوأ دقيقة، و{last} في آخر دقيقة',
  'failures.jobs': 'المهام الفاشلة',
  'failures.latest': 'الأحدث',
  'failure.one': 'الفشل',
  'failure.unknown': 'لا يُعرف فشل كهذا، أو لم يعد معروفًا.',
  'failure.type': 'الاستثناء',
  'failure.message': 'أحدث رسالة',
  'failure.first': 'أول ظهور',
  'failure.last': 'آخر ظهور',
  'failure.retries': 'مهام تنتظر إعادة المحاولة',
  'failure.history': 'المحاولات الفاشلة',
  'failure.label': 'المحاولات الفاشلة عبر الزمن',
  'failure.none': 'لم تفشل أي محاولة هكذا في هذه المدة',
  'failure.samples': 'أحدث المهام',
  'failure.samples.none': 'المهام التي حدث لها هذا لم تعد موجودة',
  'failure.requeueAll': {
    zero: 'لا مهام فاشلة لإعادتها إلى الطابور',
    one: 'إعادة مهمة فاشلة واحدة إلى الطابور',
    two: 'إعادة مهمتين فاشلتين إلى الطابور',
    few: 'إعادة كل المهام الفاشلة ({count} مهام) إلى الطابور',
    many: 'إعادة كل المهام الفاشلة ({count} مهمة) إلى الطابور',
    other: 'إعادة كل المهام الفاشلة ({count} مهمة) إلى الطابور',
  },
  'failure.deleteAll': {
    zero: 'لا مهام فاشلة لحذفها',
    one: 'حذف مهمة فاشلة واحدة',
    two: 'حذف مهمتين فاشلتين',
    few: 'حذف كل المهام الفاشلة ({count} مهام)',
    many: 'حذف كل المهام الفاشلة ({count} مهمة)',
    other: 'حذف كل المهام الفاشلة ({count} مهمة)',
  },
};
