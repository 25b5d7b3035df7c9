import { signal } from '@preact/signals';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'good' | 'bad';
}

export const toasts = signal<readonly Toast[]>([]);

const SHOWN_FOR_MS = { good: 5_000, bad: 12_000 } as const;

let lastId = 0;

export function showToast(toast: Omit<Toast, 'id'>): void {
  lastId += 1;
  const id = lastId;
  toasts.value = [...toasts.value.slice(-2), { ...toast, id }];
  setTimeout(() => dismissToast(id), SHOWN_FOR_MS[toast.tone]);
}

export function dismissToast(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
}
