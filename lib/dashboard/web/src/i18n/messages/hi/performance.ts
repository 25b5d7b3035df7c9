import type { performance as english } from '../en/performance';
import type { Translation } from '../translation';

export const performance: Translation<typeof english> = {
  'performance.title': 'प्रदर्शन',
  'performance.about':
    'जॉब कितनी बार चले, कितनी देर चले, और उससे पहले कितनी देर तैयार रहे; सर्वरों की गिनती के अनुसार।',
  'performance.span': 'कितना पीछे तक',
  'performance.span.1h': '1 घं॰',
  'performance.span.24h': '24 घं॰',
  'performance.span.7d': '7 दिन',
  'performance.none': 'इस अवधि में कुछ नहीं चला',
  'performance.attempts': 'प्रयास',
  'performance.failed': 'विफल प्रयास',
  'performance.label': 'समय के साथ प्रयास और विफल प्रयास',
  'performance.methods': 'मेथड के अनुसार',
  'performance.queues': 'कतार के अनुसार',
  'performance.servers': 'सर्वर के अनुसार',
  'performance.versions': 'वर्शन के अनुसार',
  'performance.version': 'वर्शन',
  'performance.total': 'वर्कर समय',
  'performance.run': 'रन',
  'performance.wait': 'प्रतीक्षा',
  'performance.others': 'बाकी सभी',
};
