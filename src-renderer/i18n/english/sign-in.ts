/** Every sentence of the sign-in area. */
export const signIn = {} as const
