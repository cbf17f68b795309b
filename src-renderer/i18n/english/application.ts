/** Every sentence of the application area. */
export const application = {} as const
