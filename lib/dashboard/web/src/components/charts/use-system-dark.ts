import { useEffect, useState } from 'preact/hooks';

const query = matchMedia('(prefers-color-scheme: dark)');

export function useSystemDark(): boolean {
  const [isDark, setIsDark] = useState(query.matches);

  useEffect(() => {
    const onChange = () => setIsDark(query.matches);
    query.addEventListener('change', onChange);
    return () => query.removeEventListener('change', onChange);
  }, []);

  return isDark;
}
