import type { failures as english } from '../en/failures';
import type { Translation } from '../translation';

export const failures: Translation<typeof english> = {
  'failures.title': 'विफलताएँ',
  'failures.none': 'कुछ विफल नहीं हुआ',
  'failures.error': 'एक्सेप्शन',
  'failures.otherMethods': { one: 'और {count} अन्य मेथड', other: 'और {count} अन्य मेथड' },
  'failures.attempts': 'विफल प्रयास, पिछला घंटा',
  'failures.minutes':
    'पिछले घंटे में हर मिनट के विफल प्रयास: सबसे खराब मिनट में {most}, सबसे हाल के मिनट में {last}',
  'failures.jobs': 'विफल जॉब',
  'failures.latest': 'सबसे हाल का',
  'failure.one': 'विफलता',
  'failure.unknown': 'ऐसी किसी विफलता की जानकारी नहीं है, या अब नहीं रही।',
  'failure.type': 'एक्सेप्शन',
  'failure.message': 'सबसे हाल का संदेश',
  'failure.first': 'पहली बार दिखी',
  'failure.last': 'पिछली बार दिखी',
  'failure.retries': 'पुनः प्रयास की प्रतीक्षा वाले जॉब',
  'failure.history': 'विफल प्रयास',
  'failure.label': 'समय के साथ विफल प्रयास',
  'failure.none': 'इस अवधि में कोई प्रयास इस तरह विफल नहीं हुआ',
  'failure.samples': 'सबसे हाल के जॉब',
  'failure.samples.none': 'जिन जॉब के साथ ऐसा हुआ, वे अब नहीं रहे',
  'failure.mute.always': 'हमेशा के लिए',
  'failure.mute.version': 'अगले वर्शन तक',
  'failure.muted': '{by} ने म्यूट की',
  'failure.mutedUntil': '{by} ने {until} तक म्यूट की',
  'failure.mutedVersions': '{by} ने {versions} से अलग वर्शन चलने तक म्यूट की',
  'failure.requeueAll': {
    one: '{count} विफल जॉब को फिर से कतार में डालें',
    other: 'सभी {count} विफल जॉब को फिर से कतार में डालें',
  },
  'failure.deleteAll': { one: '{count} विफल जॉब हटाएँ', other: 'सभी {count} विफल जॉब हटाएँ' },
};
