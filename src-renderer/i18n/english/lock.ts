/** Every sentence of the lock area. */
export const lock = {} as const
