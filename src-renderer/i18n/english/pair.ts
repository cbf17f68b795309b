/** Every sentence of the pair area. */
export const pair = {} as const
