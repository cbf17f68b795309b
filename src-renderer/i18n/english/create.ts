/** Every sentence of the create screen. */
export const create = {} as const
