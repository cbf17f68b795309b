/** Every sentence of the capture screen. */
export const capture = {} as const
