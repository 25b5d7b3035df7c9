export const optionalText = (value: unknown) => (value as string | null) ?? undefined;
