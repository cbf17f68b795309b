/** Every sentence of the done screen. */
export const done = {} as const
