/** Every sentence of the find screen. */
export const find = {} as const
