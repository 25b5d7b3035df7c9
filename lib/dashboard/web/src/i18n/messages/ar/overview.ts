import type { overview as english } from '../en/overview';
import type { Translation } from '../translation';

export const overview: Translation<typeof english> = {
  'overview.title': 'نظرة عامة',
  'overview.counts': 'المهام حسب الحالة',
  'overview.ahead': {
    zero: 'لا مهام مسحوبة مسبقًا',
    one: 'مهمة واحدة مسحوبة مسبقًا',
    two: 'مهمتان مسحوبتان مسبقًا',
    few: '{count} مهام مسحوبة مسبقًا',
    many: '{count} مهمة مسحوبة مسبقًا',
    other: '{count} مهمة مسحوبة مسبقًا',
  },
  'throughput.title': 'معدل الإنجاز المباشر',
  'throughput.label': 'المهام المنتهية والمحاولات الفاشلة في الثانية، خلال آخر دقيقتين',
  'throughput.window': 'آخر دقيقتين',
  'throughput.succeeded': 'ناجحة/ث',
  'throughput.failed': 'محاولات فاشلة/ث',
  'throughput.deleted': 'محذوفة/ث',
  'history.title': 'السجل',
  'history.label': 'المهام الناجحة والمحذوفة والمحاولات الفاشلة عبر الزمن',
  'history.resolution': 'الدقة',
  'history.minute': 'بالدقيقة',
  'history.hour': 'بالساعة',
  'history.day': 'باليوم',
  'history.failed': 'المحاولات الفاشلة',
  'longRunning.title': 'المهام طويلة التشغيل',
  'longRunning.none': 'لا توجد مهمة طويلة التشغيل',
  'longRunning.for': 'المدة',
};
