/** Every sentence of the sending screen. */
export const sending = {} as const
