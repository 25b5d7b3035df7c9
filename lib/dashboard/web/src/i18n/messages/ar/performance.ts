import type { performance as english } from '../en/performance';
import type { Translation } from '../translation';

export const performance: Translation<typeof english> = {
  'performance.title': 'الأداء',
  'performance.about':
    'كم مرة شُغِّلت المهام، وكم استغرق تشغيلها، وكم ظلت جاهزة قبله، حسب إحصاء خوادمها.',
  'performance.span': 'المدة السابقة',
  'performance.span.1h': 'ساعة',
  'performance.span.24h': 'يوم',
  'performance.span.7d': 'أسبوع',
  'performance.none': 'لم يُشغَّل شيء في هذه المدة',
  'performance.attempts': 'المحاولات',
  'performance.failed': 'المحاولات الفاشلة',
  'performance.label': 'المحاولات والمحاولات الفاشلة عبر الزمن',
  'performance.methods': 'حسب الدالة',
  'performance.queues': 'حسب الطابور',
  'performance.servers': 'حسب الخادم',
  'performance.versions': 'حسب الإصدار',
  'performance.version': 'الإصدار',
  'performance.total': 'وقت العمال',
  'performance.run': 'التشغيل',
  'performance.wait': 'الانتظار',
  'performance.others': 'كل ما عدا ذلك',
};
