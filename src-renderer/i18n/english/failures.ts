/** Every sentence of the failures area. */
export const failures = {} as const
